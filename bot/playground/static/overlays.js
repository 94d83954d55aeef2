// What lies over a phone's screen for a moment: menus, choosers, questions, alerts. The phone beneath waits.

import { avatar, h, icon, styled, tool } from "./dom.js";

await styled("overlays.css");

export function over(screen, label, content, { kind = "" } = {}) {
  const before = document.activeElement;
  const beneath = [...screen.children].filter((child) => !child.inert && !child.classList.contains("shade") && !child.classList.contains("transcript"));
  const card = h("div", { class: "card", role: "dialog", "aria-label": label, tabindex: "-1" }, content);
  const shade = h("div", { class: `shade ${kind}` }, card);
  const close = () => {
    if (!shade.isConnected) return;
    shade.remove();
    beneath.forEach((child) => { child.inert = false; });
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  shade.addEventListener("click", (event) => { if (event.target === shade) shade.dispatchEvent(new Event("dismiss")); });
  shade.addEventListener("keydown", (event) => steered(event, shade, card));
  beneath.forEach((child) => { child.inert = true; });
  screen.append(shade);
  (card.querySelector("[data-first]") || card.querySelector("input, button:not(.close), textarea") || card).focus();
  return { shade, card, close };
}

function steered(event, shade, card) {
  if (event.key === "Escape") { event.stopPropagation(); shade.dispatchEvent(new Event("dismiss")); return; }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step && event.key !== "Tab") return;
  if (step && event.target.matches("input, textarea")) return;
  const all = [...card.querySelectorAll("button, input, textarea, a")].filter((each) => !each.disabled && each.offsetParent);
  if (!all.length) return;
  event.preventDefault();
  const way = step || (event.shiftKey ? -1 : 1);
  all[(all.indexOf(document.activeElement) + way + all.length) % all.length].focus();
}

export function dialog(screen, words, { yes = "OK", no = "", title = "" } = {}) {
  return new Promise((done) => {
    const finish = (value) => { close(); done(value); };
    const { shade, close } = over(screen, title || "Message", [title ? h("h3", {}, title) : null, h("p", { dir: "auto" }, words), h("div", { class: "answers" },
      no ? h("button", { type: "button", onclick: () => finish(false) }, no) : null,
      h("button", { type: "button", class: "primary", "data-first": true, onclick: () => finish(true) }, yes))], { kind: "middle" });
    shade.addEventListener("dismiss", () => finish(null));
  });
}

export function chooser(screen, title, entries, { nothing = "There is nothing to choose from." } = {}) {
  return new Promise((done) => {
    const finish = (value) => { close(); done(value); };
    const { shade, close } = over(screen, title, [heading(title, () => finish(null)), entries.length ? null : h("p", {}, nothing),
      entries.map(([label, value, detail, isBot]) => h("button", { type: "button", class: "entry", onclick: () => finish(value) },
        avatar(label, "small", isBot), h("span", { class: "name" }, h("b", { dir: "auto" }, label), detail ? h("small", { dir: "auto" }, detail) : null)))]);
    shade.addEventListener("dismiss", () => finish(null));
  });
}

// Several at once: what is ticked is handed over by the button at the end.
export function several(screen, title, entries, most) {
  return new Promise((done) => {
    const ticked = new Set();
    const finish = (value) => { close(); done(value); };
    const share = h("button", { type: "button", class: "wide primary", disabled: true, onclick: () => finish([...ticked]) }, "Share");
    const tick = (event, value) => {
      const on = !ticked.delete(value) && ticked.size < most && Boolean(ticked.add(value));
      event.currentTarget.setAttribute("aria-pressed", String(on));
      share.disabled = !ticked.size;
    };
    const { shade, close } = over(screen, title, [heading(title, () => finish(null)), h("p", { class: "hint" }, `Choose up to ${most}.`),
      entries.map(([label, value]) => h("button", { type: "button", class: "entry tickable", "aria-pressed": "false", onclick: (event) => tick(event, value) }, avatar(label, "small"), h("span", { class: "name" }, h("b", {}, label)), icon("check"))), share]);
    shade.addEventListener("dismiss", () => finish(null));
  });
}

export function heading(title, close) {
  return h("div", { class: "heading" }, h("h3", { dir: "auto" }, title), tool("close", "Close", close, "close"));
}

export function menu(screen, label, entries, top = null) {
  const { shade, card, close } = over(screen, label, [], { kind: "light" });
  card.append(...[typeof top === "function" ? top(close) : top, ...entries.filter(Boolean).map(([name, words, act, danger]) =>
    h("button", { type: "button", class: `entry ${danger ? "danger" : ""}`, onclick: () => { close(); act(); } }, icon(name), h("span", { class: "name" }, words)))].filter(Boolean));
  card.querySelector("button")?.focus();
  shade.addEventListener("dismiss", close);
}

export function enlarged(screen, source, words) {
  const { shade, close } = over(screen, "Photo", [h("img", { src: source, alt: words }), tool("close", "Close", () => close(), "close")], { kind: "gallery" });
  shade.addEventListener("dismiss", close);
}

// A small form of text fields; resolves with what was written, or null.
export function form(screen, title, fields, send) {
  return new Promise((done) => {
    const inputs = fields.map(([label, placeholder, value]) => h("input", { type: "text", "aria-label": label, placeholder, value: value || "", dir: "auto" }));
    const finish = (value) => { close(); done(value); };
    const paper = h("form", { onsubmit: (event) => { event.preventDefault(); finish(inputs.map((input) => input.value.trim())); } },
      heading(title, () => finish(null)), inputs, h("button", { type: "submit", class: "wide primary" }, send));
    const { shade, close } = over(screen, title, [paper]);
    shade.addEventListener("dismiss", () => finish(null));
  });
}
