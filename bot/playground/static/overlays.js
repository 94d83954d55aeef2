// What lies over a phone's screen for a moment: menus, choosers, alerts.

import { h } from "./dom.js";

function over(screen, label, ...content) {
  const before = document.activeElement;
  const shade = h("div", { class: "shade" }, h("div", { class: "sheet-card", role: "dialog", "aria-modal": "true", "aria-label": label }, content));
  const close = () => { shade.remove(); before?.focus?.(); };
  shade.addEventListener("click", (event) => { if (event.target === shade) shade.dispatchEvent(new Event("dismiss")); });
  shade.addEventListener("keydown", (event) => { if (event.key === "Escape") shade.dispatchEvent(new Event("dismiss")); });
  screen.append(shade);
  shade.querySelector("button")?.focus();
  return { shade, close };
}

export function dialog(screen, words) {
  const { shade, close } = over(screen, "Message", h("p", {}, words), h("button", { type: "button", class: "entry primary", onclick: () => close() }, "OK"));
  shade.addEventListener("dismiss", close);
}

export function chooser(screen, title, entries) {
  return new Promise((done) => {
    const finish = (value) => { close(); done(value); };
    const { shade, close } = over(screen, title, h("h3", {}, title),
      entries.map(([label, value]) => h("button", { type: "button", class: "entry", onclick: () => finish(value) }, label)),
      h("button", { type: "button", class: "entry quiet", onclick: () => finish(null) }, "Cancel"));
    shade.addEventListener("dismiss", () => finish(null));
  });
}

export function menu(screen, anchor, entries) {
  const { shade, close } = over(screen, "Menu", entries.map(([label, act]) =>
    h("button", { type: "button", class: "entry", onclick: () => { close(); act(); } }, label)));
  shade.classList.add("light");
  shade.addEventListener("dismiss", close);
}
