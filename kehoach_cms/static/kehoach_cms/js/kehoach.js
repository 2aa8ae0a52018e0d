/* Kế hoạch CMS, the reader's pages; everything works without it.
   No imports, no markup from strings, no style attributes; every word comes from data-* attributes. */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const { lang } = document.documentElement;
const on = (target, ...rest) => target.addEventListener(...rest);

// Menu: Escape or a press elsewhere closes it.
for (const menu of all(".kh-menu")) {
  on(document, "keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  on(document, "click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}

// Print everything that is folded away, then fold it again.
let unfolded = [];
on(window, "beforeprint", () => {
  unfolded = all("main details:not([open])");
  for (const fold of unfolded) fold.open = true;
  // as on the server
  const now = new Date();
  const [day, month] = [now.getDate(), now.getMonth() + 1].map((n, at) => (n < [10, 3][at] ? `0${n}` : n));
  const written = lang.startsWith("vi") ? `${day}/${month}/${now.getFullYear()}` : now.toLocaleDateString("en-GB", { dateStyle: "long" });
  for (const place of all("[data-kh-today]")) place.textContent = written;
});
on(window, "afterprint", () => { for (const fold of unfolded) fold.open = false; });

// Buttons that only a script can serve stay hidden without it.
const actions = {
  print: () => window.print(),
  copy: (button) => navigator.clipboard.writeText(button.dataset.text || button.dataset.url || location.href)
    .then(() => { document.getElementById(button.dataset.says).textContent = button.dataset.done; }),
  share: (button) => navigator.share({ title: document.title, url: button.dataset.url || location.href }),
  unfold: (button, open = true) => { for (const fold of all("details", document.getElementById(button.dataset.target))) fold.open = open; },
  fold: (button) => actions.unfold(button, false),
};
for (const button of all("[data-kh-do]")) {
  const name = button.dataset.khDo;
  const holder = button.closest("li[hidden]") || button;
  const target = document.getElementById(button.dataset.target);
  if ((target && !target.querySelector("details")) || (name === "copy" && !navigator.clipboard) || (name === "share" && !navigator.share)) { holder.remove(); continue; }
  holder.hidden = false;
  on(button, "click", () => Promise.resolve(actions[name](button)).catch(() => {}));
}

// Photos: links to a photo's own page open in one dialog instead.
const viewer = document.getElementById("kh-viewer");
const photos = all("a[data-kh-photo]");
if (viewer?.showModal && photos.length) {
  const part = (name) => viewer.querySelector(`[data-kh=${name}]`);
  const picture = new Image();
  part("image").append(picture);
  let current = 0;
  const name = (link) => link.dataset.khPhoto || link.parentNode.id;
  const hash = () => photos.findIndex((link) => `#${name(link)}` === location.hash);
  const show = (index) => {
    current = (index + photos.length) % photos.length;
    const link = photos[current];
    const says = link.parentNode.querySelector("figcaption");
    const by = says?.querySelector("small")?.textContent || "";
    const { src = link.href, srcset = "", alt = link.querySelector("img").alt, caption = says?.textContent.replace(by, "") || "", credit = by, original, size = "" } = link.dataset;
    picture.hidden = true;
    picture.alt = alt || caption;
    picture.srcset = srcset;
    picture.src = src;
    part("count").textContent = fill(viewer.dataset.count, { n: current + 1, total: photos.length });
    part("caption").textContent = caption;
    part("credit").textContent = credit;
    const save = part("download");
    if (save) {
      save.hidden = !original;
      if (original) Object.assign(save, { href: original, download: "" });
      part("size").textContent = size && ` – ${size}`;
    }
    // A press adds an entry, which "Back" takes; steps add none.
    const added = hash() < 0;
    if (added) history.scrollRestoration = "manual"; // going back must not scroll away from the photo
    history[added ? "pushState" : "replaceState"](added || history.state, "", `#${name(link)}`);
    if (!viewer.open) viewer.showModal();
  };
  for (const type of ["load", "error"]) on(picture, type, () => { picture.hidden = false; });
  photos.forEach((link, index) => on(link, "click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
  }));
  for (const [name, by] of [["previous", -1], ["next", 1]]) {
    part(name).hidden = photos.length < 2;
    on(part(name), "click", () => show(current + by));
  }
  on(part("close"), "click", () => viewer.close());
  on(window, "keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && viewer.open && !event.altKey) show(current + by);
  });
  let start;
  on(viewer, "touchstart", (event) => { start = event.touches.length === 1 && event.touches[0]; });
  on(viewer, "touchend", (event) => {
    const end = event.changedTouches[0];
    const across = start ? end.clientX - start.clientX : 0;
    if (Math.abs(across) > 48 && Math.abs(across) > 2 * Math.abs(end.clientY - start.clientY)
      && !(window.visualViewport?.scale > 1)) show(current + (across < 0 ? 1 : -1));
  });
  on(viewer, "close", () => {
    photos[current].focus();
    if (hash() < 0) return;
    if (history.state) history.back();
    else history.replaceState(null, "", location.pathname + location.search);
  });
  on(window, "hashchange", () => {
    if (hash() >= 0) { show(hash()); return; }
    viewer.close();
    history.scrollRestoration = "auto";
  });
  if (hash() >= 0) show(hash());
}

// Comments: a one-use token on first touch, a count of what is left, one press sends once.
for (const form of all("form[data-token-url]")) {
  const { ma, noi_dung: text, tra_loi: parent } = form.elements;
  let waiting;
  let sent = false;
  const fetchToken = () => {
    if (ma.value) return null;
    waiting ||= fetch(form.dataset.tokenUrl, {
      method: "POST", credentials: "omit", body: new URLSearchParams({ tra_loi: parent?.value || "" }),
    }).then((answer) => answer.json()).then((data) => { ma.value = data.token || ""; })
      .catch(() => {}); // the server asks once more
    return waiting;
  };
  on(form, "focusin", fetchToken);
  on(form, "submit", (event) => {
    if (sent) { event.preventDefault(); return; }
    sent = true;
    if (ma.value) return;
    event.preventDefault();
    Promise.race([fetchToken(), new Promise((done) => { setTimeout(done, 4000); })]).then(() => form.submit());
  });
  on(window, "pageshow", (event) => {
    if (event.persisted) { sent = false; waiting = null; ma.value = ""; }
  });

  const counter = form.querySelector("[data-kh-left]");
  const spoken = form.querySelector("[data-kh-spoken]");
  let timer;
  const count = () => {
    const left = form.dataset.max - [...text.value.normalize()].length;
    counter.textContent = fill(counter.dataset[left < 0 ? "khOver" : "khLeft"], { n: Math.abs(left).toLocaleString(lang) });
    counter.className = left < 0 ? "kh-error" : "kh-hint";
    clearTimeout(timer);
    timer = setTimeout(() => { spoken.textContent = left < 200 ? counter.textContent : ""; }, 1000);
  };
  if (counter && form.dataset.max) { counter.hidden = false; counter.ariaHidden = true; on(text, "input", count); count(); }
}

// A message or a summary of errors that came with the page takes the focus.
document.querySelector("body:not(.kh-still) [data-kh-focus]")?.focus();
