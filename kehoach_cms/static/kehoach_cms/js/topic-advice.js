// Proposals of topics in the page editor: asked for by a button, taken with one click as a new row of the form.
const PREFIX = "kehoach_topics";

const chosen = () =>
    [...document.querySelectorAll(`input[name^="${PREFIX}-"][name$="-topic"]`)]
        .filter((input) => {
            const gone = document.querySelector(`[name="${input.name.replace(/-topic$/, "-DELETE")}"]`);
            return input.value && !(gone && (gone.value === "1" || gone.checked));
        })
        .map((input) => input.value);

const take = (id, name) => {
    document.getElementById(`id_${PREFIX}-ADD`).click();
    const number = Number(document.getElementById(`id_${PREFIX}-TOTAL_FORMS`).value) - 1;
    const input = document.getElementById(`id_${PREFIX}-${number}-topic`);
    const shown = document.getElementById(`id_${PREFIX}-${number}-topic-chooser`);
    input.value = id;
    shown.classList.remove("blank");
    shown.querySelector("[data-chooser-title]").textContent = name;
    input.dispatchEvent(new Event("change", { bubbles: true }));
};

const ask = async (part) => {
    const list = part.querySelector("[data-kh-proposals]");
    const body = new FormData();
    for (const name of ["title", "subject", "summary"]) {
        body.set(name, document.querySelector(`form [name="${name}"]`)?.value ?? "");
    }
    body.set("page", part.dataset.page);
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    chosen().forEach((id) => body.append("topic", id));
    try {
        const answer = await fetch(part.dataset.url, { method: "POST", body });
        if (!answer.ok) throw new Error(answer.statusText);
        list.innerHTML = await answer.text();
    } catch {
        list.textContent = list.dataset.failed;
    }
};

if (!window.khAdvice) {
    window.khAdvice = true;
    document.addEventListener("click", (event) => {
        const part = event.target.closest("[data-kh-advice]");
        if (!part) return;
        const button = event.target.closest("[data-kh-take]");
        if (event.target.closest("[data-kh-propose]")) ask(part);
        if (button) {
            take(button.dataset.khTake, button.dataset.name);
            const rest = button.closest("li").nextElementSibling ?? button.closest("li").previousElementSibling;
            button.closest("li").remove();
            (rest?.querySelector("button") ?? part.querySelector("[data-kh-propose]")).focus();
        }
    });
}
