// The tree of topics: opens branches, moves a topic by dragging or by keys. Without it every act has a page of its own.
const tree = document.querySelector("[data-kht-tree]");
const said = document.querySelector("[data-kht-said]");

const row = (element) => element.closest("[data-kht-topic]");
const list = (item) => item.querySelector(":scope > ul");
const parentOf = (item) => row(item.parentElement);
const id = (item) => item?.dataset.khtTopic ?? "";

const open = async (item) => {
    const toggle = item.querySelector(":scope > .kht-row [data-kht-toggle]");
    if (!list(item)) {
        const answer = await fetch(tree.dataset.branch.replace("/0/", `/${id(item)}/`));
        if (!answer.ok) return;
        item.insertAdjacentHTML("beforeend", await answer.text());
    }
    list(item).hidden = false;
    toggle?.setAttribute("aria-expanded", "true");
};

// Ask the server to put a topic before a sibling, or last below a parent; the page follows only if it agrees.
const place = async (item, parent, before) => {
    const body = new FormData();
    body.set("topic", id(item));
    body.set("parent", id(parent));
    body.set("before", id(before));
    body.set("csrfmiddlewaretoken", tree.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
        const answer = await fetch(tree.dataset.place, { method: "POST", body });
        const told = await answer.json();
        said.textContent = told.said ?? told.error;
        if (!answer.ok) return;
    } catch {
        said.textContent = tree.dataset.failed;
        return;
    }
    if (parent && !list(parent)) parent.insertAdjacentHTML("beforeend", '<ul class="kht-tree"></ul>');
    const target = parent ? list(parent) : tree.querySelector(":scope > ul");
    target.hidden = false;
    target.insertBefore(item, before ?? null);
    item.querySelector("[data-kht-name]").focus();
};

const siblings = (item, step) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    return other?.matches("[data-kht-topic]") ? other : null;
};

const moves = {
    ArrowUp: (item) => siblings(item, -1) && place(item, parentOf(item), siblings(item, -1)),
    ArrowDown: (item) => siblings(item, 1) && place(item, parentOf(item), siblings(siblings(item, 1), 1)),
    ArrowLeft: (item) => parentOf(item) && place(item, parentOf(parentOf(item)), siblings(parentOf(item), 1)),
    ArrowRight: async (item) => {
        const above = siblings(item, -1);
        if (!above) return;
        await open(above);
        await place(item, above, null);
    },
};

if (tree) {
    tree.addEventListener("click", (event) => {
        const toggle = event.target.closest("[data-kht-toggle]");
        if (!toggle) return;
        const item = row(toggle);
        if (toggle.getAttribute("aria-expanded") === "true") {
            list(item).hidden = true;
            toggle.setAttribute("aria-expanded", "false");
        } else {
            open(item);
        }
    });
    tree.addEventListener("keydown", (event) => {
        if (!event.altKey || !event.target.matches("[data-kht-name]") || !moves[event.key]) return;
        event.preventDefault();
        moves[event.key](row(event.target));
    });

    let dragged = null;
    const clear = () => tree.querySelectorAll(".kht-over, .kht-before").forEach((item) => item.classList.remove("kht-over", "kht-before"));
    const upper = (event, item) => {
        const box = item.querySelector(":scope > .kht-row").getBoundingClientRect();
        return event.clientY < box.top + box.height / 3;
    };
    tree.addEventListener("dragstart", (event) => {
        dragged = row(event.target);
        event.dataTransfer.effectAllowed = "move";
    });
    tree.addEventListener("dragover", (event) => {
        const item = row(event.target);
        clear();
        if (!dragged || !item || dragged.contains(item)) return;
        event.preventDefault();
        item.classList.add(upper(event, item) ? "kht-before" : "kht-over");
    });
    tree.addEventListener("drop", (event) => {
        const item = row(event.target);
        clear();
        if (!dragged || !item || dragged.contains(item)) return;
        event.preventDefault();
        if (upper(event, item)) place(dragged, parentOf(item), item);
        else open(item).then(() => place(dragged, item, null));
    });
    tree.addEventListener("dragend", clear);
}
