// One phone: a person, their chats, the chat that is open, and everything they can do in it.

import { avatar, dayName, h } from "./dom.js";
import { chatOf, get, person, post } from "./face.js";
import { bubble } from "./message.js";
import { Composer } from "./composer.js";
import { chooser, dialog, menu } from "./overlays.js";

const PHRASES = { private: "private chat", supergroup: "group", group: "group", channel: "channel" };

export class Phone {
  constructor(spec, stage) {
    Object.assign(this, { who: spec.who, holder: spec.who, everyone: [spec.who, ...(spec.others || [])], caption: spec.caption, wanted: spec.chat, wantedTopic: spec.topic, stage });
    this.chats = new Map();
    this.open = null;
    this.topic = null;
    this.messages = new Map();
    this.composer = new Composer(this);
    this.list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0" });
    this.head = h("div", { class: "head" });
    this.topics = h("div", { class: "topics", role: "tablist", "aria-label": "Topics", hidden: true });
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "assertive" });
    this.chatList = h("div", { class: "chat-list", hidden: true });
    this.screen = h("div", { class: "screen" }, this.head, this.topics, this.list, this.chatList, this.toasts, this.composer.node);
    this.title = h("h2", {}, this.caption);
    this.node = h("section", { class: "phone", id: `phone-${spec.who}`, "aria-label": this.caption }, this.title, this.screen);
  }

  get chat() { return this.chats.get(this.open); }
  get path() { return person(this.holder); }

  async wake(snapshot) {
    this.person = snapshot.person;
    this.chats = new Map(snapshot.chats.map((chat) => [chat.id, chat]));
    const wanted = await this.wantedChat();
    if (this.open === null && wanted) await this.enter(wanted.id, this.wantedTopic);
    else if (this.open !== null) await this.enter(this.open, this.topic);
    else this.showList();
  }

  async wantedChat() {
    const chats = [...this.chats.values()];
    const found = chats.find((chat) => chat.handle === this.wanted || chat.id === this.wanted);
    if (found || !this.wanted) return found || chats[0];
    const { chat } = await chatOf(this.holder, this.wanted);
    this.chats.set(chat.id, chat);
    return chat;
  }

  async enter(chatId, topic) {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    this.open = chatId;
    this.topic = chat.forum ? topicOf(chat, topic) : null;
    const seen = await chatOf(this.holder, chatId, this.topic);
    this.chats.set(chatId, seen.chat);
    this.messages = new Map(seen.messages.map((message) => [message.id, message]));
    this.chatList.hidden = true;
    this.list.hidden = this.composer.node.hidden = false;
    this.draw();
    post(`${this.path}/read`, { chat: chatId, ...(this.topic ? { topic: this.topic } : {}) }).catch(() => {});
  }

  showList() {
    this.open = null;
    this.list.hidden = this.composer.node.hidden = this.topics.hidden = true;
    this.chatList.hidden = false;
    this.drawList();
    this.drawHead();
  }

  draw() {
    this.drawHead();
    this.drawTopics();
    this.composer.show(this.chat);
    let day = "";
    const nodes = [];
    for (const message of [...this.messages.values()].sort((a, b) => a.id - b.id)) {
      const today = dayName(message.date);
      if (today !== day) nodes.push(h("div", { class: "service day" }, (day = today)));
      nodes.push(bubble(message, this.chat, this.acts()));
    }
    if (!nodes.length) nodes.push(h("div", { class: "empty" }, this.chat.bot ? "Press START, or write to begin." : "Nothing here yet."));
    this.list.replaceChildren(...nodes);
    this.list.scrollTop = this.list.scrollHeight;
  }

  drawHead() {
    const chat = this.chat;
    if (!chat) { this.head.replaceChildren(h("strong", { class: "name" }, `${this.person?.name || this.who}: chats`)); return; }
    const others = [...this.chats.values()].reduce((sum, other) => sum + (other.id === chat.id ? 0 : other.unread || 0), 0);
    this.head.replaceChildren(
      h("button", { type: "button", class: "back", "aria-label": "All chats", onclick: () => this.showList() }, "‹", others ? h("span", { class: "badge" }, others) : ""),
      avatar(chat.title, true),
      h("div", { class: "name" }, h("strong", {}, chat.title), h("small", {}, chat.bot ? "bot" : chat.members ? `${chat.members} members` : PHRASES[chat.type])),
      h("button", { type: "button", class: "back", "aria-label": "What to do with this chat", onclick: (event) => this.chatMenu(event.currentTarget) }, "⋯"));
  }

  drawTopics() {
    const topics = this.chat?.forum ? this.chat.topics.filter((topic) => !topic.hidden) : [];
    this.topics.hidden = !topics.length;
    this.topics.replaceChildren(...topics.map((topic) => h("button", {
      type: "button", role: "tab", "aria-selected": String(topic.id === this.topic), onclick: () => this.enter(this.open, topic.id),
    }, topic.name, topic.closed ? " (closed)" : "", topic.unread ? h("span", { class: "badge" }, topic.unread) : null)));
  }

  drawList() {
    const chats = [...this.chats.values()].sort((a, b) => (b.last?.date || 0) - (a.last?.date || 0));
    this.chatList.replaceChildren(...chats.map((chat) => h("button", { type: "button", class: "entry", onclick: () => this.enter(chat.id) },
      avatar(chat.title), h("span", { class: "name" }, h("strong", {}, chat.title), h("small", {}, chat.last?.text?.slice(0, 48) || PHRASES[chat.type])),
      chat.unread ? h("span", { class: "badge" }, chat.unread) : null)));
  }

  heard(event) {
    if (event.type === "chat") return this.chatChanged(event.chat);
    if (event.type === "left") { this.chats.delete(event.chat); if (this.open === event.chat) this.showList(); return null; }
    if (event.type === "toast") return this.toasted(event);
    if (event.type === "spinner") return this.spun(event);
    if (event.type === "deleted" && event.chat === this.open) { event.message_ids.forEach((id) => this.messages.delete(id)); return this.draw(); }
    if (event.type === "message" || event.type === "edited") return this.received(event);
    return null;
  }

  chatChanged(chat) {
    this.chats.set(chat.id, chat);
    if (this.open === chat.id) { this.drawHead(); this.drawTopics(); this.composer.show(chat); }
    if (this.open === null) this.drawList();
  }

  received({ chat, message, type }) {
    const known = this.chats.get(chat);
    if (known && type === "message") known.last = message;
    if (chat !== this.open) { this.drawHead(); if (this.open === null) this.drawList(); this.stage.unread(this); return; }
    if (this.chat.forum && (message.topic || 1) !== this.topic) { this.stage.unread(this); return; }
    this.messages.set(message.id, message);
    const old = this.list.querySelector(`[data-id="${message.id}"]`);
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    const fresh = bubble(message, this.chat, this.acts());
    if (old) old.replaceWith(fresh);
    else { this.list.querySelector(".empty")?.remove(); fresh.classList.add("fresh"); this.list.append(fresh); }
    if (atEnd || message.mine) this.list.scrollTop = this.list.scrollHeight;
    this.stage.unread(this);
  }

  toasted({ text, alert, url }) {
    if (url) this.follow(url);
    if (!text) return;
    if (alert) { dialog(this.screen, text); return; }
    const note = h("div", { class: "toast" }, text);
    this.toasts.append(note);
    setTimeout(() => note.remove(), 4200);
  }

  spun({ message_id: id, on }) {
    this.list.querySelector(`[data-id="${id}"]`)?.classList.toggle("waiting", on);
  }

  acts() {
    return {
      send: (words) => this.send({ text: words }),
      follow: (address) => this.follow(address),
      jump: (id) => this.list.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" }),
      react: (message, emoji) => this.tried(post(`${this.path}/react`, { chat: this.open, message_id: message.id, emoji })),
      press: (message, button, row, column) => this.press(message, button, row, column),
      more: (message, anchor) => this.messageMenu(message, anchor),
    };
  }

  async tried(promise) {
    try { return await promise; } catch (fault) { this.toasted({ text: fault.message }); return null; }
  }

  place() { return { chat: this.open, ...(this.topic ? { topic: this.topic } : {}) }; }
  send(what) { return this.tried(post(`${this.path}/send`, { ...this.place(), ...what })); }
  edited(message, text) { return this.tried(post(`${this.path}/edit`, { chat: this.open, message_id: message.id, text })); }
  begin() { return this.send({ text: this.chat.start_payload ? `/start ${this.chat.start_payload}` : "/start" }); }

  async press(message, button, row, column) {
    if (button.kind === "copy") { await navigator.clipboard?.writeText(button.copy || button.text).catch(() => {}); this.toasted({ text: "Copied." }); return; }
    if (button.kind === "url") { this.follow(button.url); return; }
    if (button.kind === "switch_inline") { this.switchInline(button, message); return; }
    await this.tried(post(`${this.path}/press`, { chat: this.open, message_id: message.id, row, column }));
  }

  async switchInline(button, message) {
    const bot = message.via_bot || message.from?.username;
    const words = `@${bot} ${button.query || ""}`;
    if (button.where === "current") { this.composer.prefill(words); return; }
    const picked = await chooser(this.screen, "Send to", [...this.chats.values()].map((chat) => [chat.title, chat.id]));
    if (picked === null) return;
    await this.enter(picked);
    this.composer.prefill(words);
  }

  async inline(bot, query) {
    const asked = (this.asked = Symbol("inline"));
    await new Promise((wait) => setTimeout(wait, 250));
    if (asked !== this.asked) return;
    const found = await this.tried(post(`${this.path}/inline`, { bot, query, chat: this.open }));
    if (!found || asked !== this.asked) return;
    this.composer.suggest(found.results.map((result, at) => [result.title || `Result ${at + 1}`, result.description, async () => {
      this.composer.clear();
      await this.tried(post(`${this.path}/choose`, { query_id: found.query_id, result: at, ...this.place() }));
    }]));
  }

  async key(key) {
    if (key.kind !== "request_chat" && key.kind !== "request_users") {
      await this.tried(post(`${this.path}/press`, { chat: this.open, label: key.text }));
      return;
    }
    const offered = key.kind === "request_chat" ? [...this.chats.values()].filter((chat) => chat.type !== "private").map((chat) => [chat.title, chat.id])
      : (await get("/play/people")).filter((other) => other.handle !== this.holder).map((other) => [other.name, other.handle]);
    const picked = await chooser(this.screen, key.text, offered);
    if (picked !== null) await this.tried(post(`${this.path}/pick`, { chat: this.open, button: key.text, picked: [picked] }));
  }

  async follow(address) {
    if (!/^(https:\/\/(t\.me|telegram\.me)\/|tg:)/.test(address)) { window.open(address, "_blank", "noopener"); return; }
    const opened = await this.tried(post(`${this.path}/open`, { link: address }));
    const target = opened?.chat?.id ?? opened?.chat ?? null;
    if (target !== null) { const chats = await get(`${this.path}/chats`); chats.forEach((chat) => this.chats.set(chat.id, chat)); await this.enter(target); }
  }

  messageMenu(message, anchor) {
    const entries = [["Reply", () => this.composer.replyTo(message)], ["React with 👍", () => this.acts().react(message, "👍")], ["Forward", () => this.forward(message)]];
    if (message.mine && message.text) entries.push(["Edit", () => this.composer.edit(message)]);
    if (message.mine) entries.push(["Delete", () => this.tried(post(`${this.path}/delete`, { chat: this.open, message_ids: [message.id] }))]);
    menu(this.screen, anchor, entries);
  }

  async forward(message) {
    const picked = await chooser(this.screen, "Forward to", [...this.chats.values()].map((chat) => [chat.title, chat.id]));
    if (picked !== null) await this.tried(post(`${this.path}/forward`, { from_chat: this.open, message_ids: [message.id], chat: picked }));
  }

  chatMenu(anchor) {
    const entries = [["All chats", () => this.showList()]];
    if (this.chat.bot) entries.push(this.chat.blocked ? ["Unblock the bot", () => this.tried(post(`${this.path}/unblock`))] : ["Block the bot", () => this.tried(post(`${this.path}/block`))]);
    menu(this.screen, anchor, entries);
  }

  menu(anchor, entries) { menu(this.screen, anchor, entries); }
}

function topicOf(chat, wanted) {
  const topic = chat.topics.find((each) => each.id === wanted || each.name === wanted);
  return topic ? topic.id : chat.topics[0]?.id ?? null;
}
