// The list of a person's chats, and of the topics of one.

import { avatar, h, icon } from "./dom.js";
import { clockTime } from "./words.js";

export class ChatList {
  constructor(phone) {
    this.phone = phone;
    this.field = h("input", { type: "search", "aria-label": "Search, or paste a link", oninput: () => this.draw(), onkeydown: (event) => this.typed(event) });
    this.rows = h("div", { class: "rows" });
    this.node = h("div", { class: "chat-list", hidden: true }, h("div", { class: "search" }, icon("search"), this.field), this.rows);
  }

  draw() {
    const { phone } = this;
    this.field.placeholder = phone.words.search;
    if (phone.open !== null) { this.drawTopics(); return; }
    const wanted = this.field.value.trim().toLowerCase();
    const chats = [...phone.chats.values()].filter((chat) => chat.title.toLowerCase().includes(wanted) || isLink(wanted)).sort((a, b) => (b.last?.date || 0) - (a.last?.date || 0) || (b.last?.id || 0) - (a.last?.id || 0));
    const link = isLink(wanted) ? h("button", { type: "button", class: "entry", onclick: () => this.followed() }, h("span", { class: "avatar" }, icon("link")), h("span", { class: "name" }, h("b", {}, "Open this link"), h("small", { dir: "ltr" }, this.field.value))) : null;
    this.fill([link, ...chats.map((chat) => this.row(chat))].filter(Boolean), "No chat of this name.");
  }

  fill(rows, nothing) {
    const focused = this.rows.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    this.rows.replaceChildren(...(rows.length ? rows : [h("p", { class: "hint" }, nothing)]));
    if (focused) this.rows.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  // The topics of a group: the newest first, General where it belongs.
  drawTopics() {
    const { phone } = this;
    this.field.placeholder = phone.words.search;
    const wanted = this.field.value.trim().toLowerCase();
    const topics = phone.chat.topics.filter((topic) => !topic.hidden && topic.name.toLowerCase().includes(wanted)).sort((a, b) => (b.last?.id || b.id) - (a.last?.id || a.id));
    this.fill(topics.map((topic) => this.line(topic.id, sign(topic), topic.name, topic, topic.closed)), "No topic of this name.");
  }

  row(chat) { return this.line(chat.id, avatar(chat.title, "", Boolean(chat.bot)), chat.title, chat); }

  line(id, face, title, { last, unread }, isClosed = false) {
    const { phone } = this;
    const isGroup = phone.open !== null || phone.chats.get(id)?.type !== "private";
    const enters = () => (phone.open === null ? phone.enter(id) : phone.enter(phone.open, id)).then(() => { if (!phone.isListing) phone.composer.field.focus(); });
    return h("button", { type: "button", class: "entry", "data-chat": id, onclick: enters }, face,
      h("span", { class: "name" }, h("b", { dir: "auto" }, isClosed ? icon("lock") : null, title), h("small", { dir: "auto" }, last ? preview(last, isGroup) : "")),
      h("span", { class: "side" }, last ? h("small", {}, clockTime(last.date, phone.language)) : null, unread ? h("span", { class: "badge" }, unread, h("span", { class: "sr" }, " unread")) : null));
  }

  typed(event) {
    if (event.key === "ArrowDown") { event.preventDefault(); this.rows.querySelector("button")?.focus(); }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (this.phone.open === null && isLink(this.field.value.trim())) this.followed();
    else this.rows.querySelector("button")?.click();
  }

  async followed() {
    const link = this.field.value.trim();
    this.field.value = "";
    await this.phone.acts.follow(/^[a-z]+:/i.test(link) ? link : `https://${link}`);
  }
}

function preview(last, isGroup) {
  const words = last.text || last.poll?.question || last.kind.replace("_", " ");
  const who = last.kind === "service" ? "" : last.mine ? "You: " : isGroup && last.from ? `${last.from.name}: ` : "";
  return `${who}${words}`.slice(0, 80);
}

// The sign of a topic: its colour and its first letter.
export function sign(topic, kind = "") {
  const colour = topic.icon_color ? `#${topic.icon_color.toString(16).padStart(6, "0")}` : "#6b7c74";
  return h("span", { class: `avatar topic ${kind}`, style: `--sign:${colour}`, "aria-hidden": "true" }, topic.id === 1 ? "#" : [...topic.name][0].toUpperCase());
}

function isLink(words) {
  return /^(https?:\/\/|tg:|t\.me\/|telegram\.me\/)\S+$/i.test(words);
}
