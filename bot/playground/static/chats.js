// The list of a person's chats, and what is known about one of them.

import { avatar, h, icon } from "./dom.js";
import { get, place } from "./face.js";
import { heading, over } from "./overlays.js";
import { clockTime } from "./words.js";

const ROLES = { creator: "owner", administrator: "administrator", restricted: "restricted" };

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
    const wanted = this.field.value.trim().toLowerCase();
    const chats = [...phone.chats.values()].filter((chat) => chat.title.toLowerCase().includes(wanted) || isLink(wanted)).sort((a, b) => (b.last?.date || 0) - (a.last?.date || 0) || (b.last?.id || 0) - (a.last?.id || 0));
    const focused = this.rows.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    const link = isLink(wanted) ? h("button", { type: "button", class: "entry", onclick: () => this.followed() }, h("span", { class: "avatar" }, icon("link")), h("span", { class: "name" }, h("b", {}, "Open this link"), h("small", { dir: "ltr" }, this.field.value))) : null;
    this.rows.replaceChildren(...[link, ...chats.map((chat) => this.row(chat))].filter(Boolean));
    if (!this.rows.childElementCount) this.rows.append(h("p", { class: "hint" }, "No chat of this name."));
    if (focused) this.rows.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  row(chat) {
    const { last } = chat;
    const words = last ? `${last.mine && last.kind !== "service" ? "You: " : chat.type !== "private" && last.from && last.kind !== "service" ? `${last.from.name}: ` : ""}${last.text || last.poll?.question || last.kind.replace("_", " ")}` : "";
    return h("button", { type: "button", class: "entry", "data-chat": chat.id, onclick: () => this.phone.enter(chat.id).then(() => this.phone.composer.field.focus()) }, avatar(chat.title, "", Boolean(chat.bot)),
      h("span", { class: "name" }, h("b", { dir: "auto" }, chat.title), h("small", { dir: "auto" }, words.slice(0, 80))),
      h("span", { class: "side" }, last ? h("small", {}, clockTime(last.date, this.phone.language)) : null, chat.unread ? h("span", { class: "badge" }, chat.unread, h("span", { class: "sr" }, " unread")) : null));
  }

  typed(event) {
    if (event.key === "ArrowDown") { event.preventDefault(); this.rows.querySelector("button")?.focus(); }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (isLink(this.field.value.trim())) this.followed();
    else this.rows.querySelector("button")?.click();
  }

  async followed() {
    const link = this.field.value.trim();
    this.field.value = "";
    await this.phone.acts.follow(/^[a-z]+:/i.test(link) ? link : `https://${link}`);
  }
}

function isLink(words) {
  return /^(https?:\/\/|tg:|t\.me\/|telegram\.me\/)\S+$/i.test(words);
}

export async function about(phone) {
  const { chat } = phone;
  const isGroup = chat.type !== "private";
  const [members, bots] = await Promise.all([isGroup ? phone.tried(get(`${place(chat.id)}/members`)) : [], chat.bot ? get("/play/bots") : []]);
  const described = bots.find((bot) => bot.username === chat.bot?.username);
  const words = described ? described.description || described.short_description : chat.description;
  const finish = () => close();
  const { shade, close } = over(phone.screen, chat.title, [heading("", finish),
    h("div", { class: "portrait" }, avatar(chat.title, "large", Boolean(chat.bot)), h("b", { dir: "auto" }, chat.title), chat.username ? h("small", {}, `@${chat.username}`) : null, words ? h("p", { dir: "auto" }, words) : null),
    (members || []).filter((one) => !["left", "kicked"].includes(one.membership.status)).map((one) => h("div", { class: "entry still" }, avatar(one.name, "small", one.bot),
      h("span", { class: "name" }, h("b", { dir: "auto" }, one.name), h("small", {}, [one.membership.custom_title || one.membership.tag, ROLES[one.membership.status], one.bot && "bot"].filter(Boolean).join(", ") || "member")))),
    (chat.commands || []).map((entry) => h("button", { type: "button", class: "entry", onclick: () => { finish(); phone.send({ text: `/${entry.command}` }); } },
      icon("menu"), h("span", { class: "name" }, h("b", {}, `/${entry.command}`), h("small", { dir: "auto" }, entry.description))))]);
  shade.addEventListener("dismiss", finish);
}
