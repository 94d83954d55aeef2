// The drawers: closed by default, one at a time, each fetched when it is first opened.

import { h, styled } from "./dom.js";

const DRAWERS = [
  ["calls", "Under the hood", () => import("./drawer-calls.js")],
  ["record", "What is stored", () => import("./drawer-record.js"), true],
  ["trouble", "Make trouble", () => import("./drawer-trouble.js")],
  ["gallery", "All screens", () => import("./drawer-gallery.js"), true],
  ["real", "Use this for real", () => import("./drawer-real.js"), true],
];
const CHANGE = 180; // milliseconds until what has happened is looked at again

export function doors(stage, house) {
  const drawer = new Drawer(stage);
  const shown = DRAWERS.filter(([, , , needsHouse]) => house || !needsHouse);
  document.getElementById("doors").replaceChildren(...shown.map(([name, title, load]) => h("button", {
    type: "button", class: name === "real" ? "primary" : "", "data-drawer": name, "aria-expanded": "false", "aria-controls": "drawer",
    onclick: (event) => drawer.toggle(name, title, load, event.currentTarget),
  }, title)));
  const more = document.getElementById("fold-out");
  more.onclick = () => more.setAttribute("aria-expanded", String(document.getElementById("desk").classList.toggle("open")));
}

class Drawer {
  constructor(stage) {
    this.stage = stage;
    this.node = document.getElementById("drawer");
    this.node.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  async toggle(name, title, load, opener) {
    const isSame = this.opener === opener;
    this.close(isSame);
    if (isSame) return;
    this.opener = opener;
    await (this.dressed ||= styled("drawers.css"));
    if (this.opener !== opener) return;
    opener.setAttribute("aria-expanded", "true");
    const heading = h("h2", { id: "drawer-title", tabindex: "-1" }, title);
    const inside = h("div", { class: "inside" }, h("p", { class: "hint" }, "One moment…"));
    this.node.replaceChildren(h("div", { class: "drawer-head" }, heading, h("button", { type: "button", class: "shut", "aria-label": "Close", onclick: () => this.close() }, "×")), inside);
    this.node.className = `drawer ${name}`;
    this.node.style.setProperty("--above", `${Math.round(document.querySelector(".top").getBoundingClientRect().bottom)}px`);
    this.node.hidden = false;
    document.body.classList.add("has-drawer");
    heading.focus();
    try {
      const { open } = await load();
      if (this.opener === opener) this.leave = await open(inside, this.stage);
    } catch (fault) {
      inside.replaceChildren(h("p", { class: "finding" }, fault.message));
    }
  }

  close(refocuses = true) {
    this.leave?.();
    this.leave = null;
    this.node.hidden = true;
    document.body.classList.remove("has-drawer");
    this.opener?.setAttribute("aria-expanded", "false");
    if (refocuses) this.opener?.focus();
    this.opener = null;
  }
}

// Follow calls and events of the whole town; `heard` gets each one, `settled` is called once it has been still a moment.
export function follow(who, heard, settled) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/play/ws?calls=1&as=${who}`);
  let timer = null;
  socket.onmessage = (frame) => {
    heard(JSON.parse(frame.data));
    clearTimeout(timer);
    timer = setTimeout(() => settled?.(), CHANGE);
  };
  return () => { clearTimeout(timer); socket.close(); };
}
