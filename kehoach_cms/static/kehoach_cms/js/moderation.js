/* Keys for those who review many comments. Everything works without them: they press the buttons that are there.
   Off until somebody ticks the box; the browser remembers it. Never while somebody types. */
const STORE = "kehoach-moderation-keys";
const rows = () => [...document.querySelectorAll(".kh-queue tbody tr")];
const current = () => document.querySelector(".kh-queue tr[data-kh-current]");
let enabled = localStorage.getItem(STORE) === "on";

const go = (by) => {
  const all = rows();
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (!next) return;
  for (const row of all) row.removeAttribute("data-kh-current");
  next.setAttribute("data-kh-current", "");
  next.querySelector("input[type=checkbox]")?.focus();
  next.scrollIntoView({ block: "nearest" });
};
const press = (selector) => current()?.querySelector(selector)?.click();
const keys = {
  j: () => go(1),
  k: () => go(-1),
  x: () => press("input[type=checkbox]"),
  o: () => press("[data-kh-open]"),
  d: () => press("[data-kh-key=d]"),
  s: () => press("[data-kh-key=s]"),
};

const show = () => {
  const hint = document.querySelector("[data-kh-keys]");
  if (!hint) return;
  hint.hidden = false;
  hint.querySelector("[data-kh-keys-on]").checked = enabled;
};
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-kh-keys-on]")) return;
  enabled = event.target.checked;
  localStorage.setItem(STORE, enabled ? "on" : "off");
});
document.addEventListener("keydown", (event) => {
  if (!enabled || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
  keys[event.key.toLowerCase()]?.();
});
// The listing is drawn anew when somebody searches.
new MutationObserver(show).observe(document.getElementById("listing-results") || document.body, { childList: true });
show();
