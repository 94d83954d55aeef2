// The bottom of a phone: where a person writes, attaches, picks commands and presses the reply keyboard.

import { h } from "./dom.js";

const ATTACHMENTS = [
  ["Photo from this device", { choose: "photo", accept: "image/jpeg,image/png,image/webp" }],
  ["A sample photo", { send: { photo: {} } }],
  ["A sample album", { send: { album: [{ photo: {} }, { photo: {} }] } }],
  ["A sample voice message", { send: { voice: { duration: 12 } } }],
  ["File from this device", { choose: "document", accept: "" }],
  ["A sample place", { send: { location: { latitude: 44.43, longitude: 26.1 } } }],
  ["A sticker", { send: { sticker: {} } }],
];

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.replying = null;
    this.editing = null;
    this.field = h("textarea", { rows: "1", "aria-label": "Message", placeholder: "Message", dir: "auto" });
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.typed(event));
    this.banner = h("div", { class: "banner", hidden: true });
    this.suggestions = h("div", { class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.keys = h("div", { class: "reply-keys", hidden: true });
    this.start = h("button", { type: "button", class: "start", hidden: true, onclick: () => phone.begin() }, "START");
    this.row = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      h("button", { type: "button", class: "tool", "aria-label": "Attach", onclick: (event) => this.attach(event.currentTarget) }, icon("clip")),
      h("button", { type: "button", class: "tool commands", "aria-label": "Commands", onclick: () => this.toggleCommands() }, "/"),
      this.field,
      h("button", { type: "submit", class: "tool send", "aria-label": "Send" }, icon("send")));
    this.node = h("div", { class: "bottom" }, this.suggestions, this.banner, this.row, this.start, this.keys);
  }

  show(chat) {
    this.chat = chat;
    const unstarted = chat.type === "private" && chat.bot && (!chat.started || chat.start_payload);
    this.start.hidden = !unstarted;
    this.row.hidden = Boolean(unstarted) || (chat.type === "channel" && !canPost(chat));
    this.field.placeholder = chat.force_reply?.placeholder || chat.keyboard?.placeholder || "Message";
    if (chat.force_reply && !this.replying) this.replyTo(chat.force_reply.message_id ? { id: chat.force_reply.message_id } : null, true);
    this.drawKeys(chat.keyboard);
    this.row.querySelector(".commands").hidden = !chat.commands?.length;
  }

  drawKeys(keyboard) {
    this.keys.hidden = !keyboard;
    this.keys.replaceChildren(...(keyboard?.rows || []).map((row) => h("div", { class: "row" }, row.map((key) =>
      h("button", { type: "button", class: "key", onclick: () => this.phone.key(key) }, key.text)))));
  }

  replyTo(message, quiet = false) {
    this.replying = message;
    this.editing = null;
    this.drawBanner(message ? (quiet ? "Answering" : `Reply to: ${(message.text || "message").slice(0, 60)}`) : "");
    if (!quiet) this.field.focus();
  }

  edit(message) {
    this.editing = message;
    this.replying = null;
    this.field.value = message.text || "";
    this.drawBanner("Editing your message");
    this.field.focus();
  }

  drawBanner(words) {
    this.banner.hidden = !words;
    this.banner.replaceChildren(words, h("button", { type: "button", "aria-label": "Stop", onclick: () => this.clear() }, "×"));
  }

  clear() {
    this.replying = this.editing = null;
    this.field.value = "";
    this.drawBanner("");
    this.suggest([]);
    this.grow();
  }

  async submit() {
    const words = this.field.value.trim();
    if (!words) return;
    const { replying, editing } = this;
    this.clear();
    if (editing) await this.phone.edited(editing, words);
    else await this.phone.send({ text: words, ...(replying?.id ? { reply_to: replying.id } : {}) });
  }

  typed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
    if (event.key === "Escape") this.clear();
    if (event.key === "ArrowUp" && !this.suggestions.hidden) { event.preventDefault(); this.suggestions.lastElementChild?.focus(); }
  }

  changed() {
    this.grow();
    const words = this.field.value;
    if (words.startsWith("/")) return this.suggestCommands(words);
    const inline = /^@(\w{3,})\s(.*)$/s.exec(words);
    if (inline) return this.phone.inline(inline[1], inline[2]);
    return this.suggest([]);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }

  toggleCommands() {
    if (this.suggestions.hidden) this.suggestCommands("/");
    else this.suggest([]);
  }

  suggestCommands(words) {
    const commands = (this.chat.commands || []).filter((entry) => `/${entry.command}`.startsWith(words));
    this.suggest(commands.map((entry) => [`/${entry.command}`, entry.description, () => { this.clear(); this.phone.send({ text: `/${entry.command}` }); }]));
  }

  suggest(entries) {
    this.suggestions.hidden = !entries.length;
    this.suggestions.replaceChildren(...entries.map(([title, detail, chosen]) =>
      h("button", { type: "button", role: "option", class: "suggestion", onclick: chosen }, h("strong", {}, title), h("span", {}, detail || ""))));
  }

  prefill(words) {
    this.clear();
    this.field.value = words;
    this.field.focus();
    this.changed();
  }

  attach(anchor) {
    this.phone.menu(anchor, ATTACHMENTS.map(([label, what]) => [label, () => (what.send ? this.phone.send(what.send) : this.choose(what))]));
  }

  choose({ choose: kind, accept }) {
    const input = h("input", { type: "file", accept });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      if (file) await this.phone.send({ [kind]: { name: file.name, mime: file.type, content: await base64(file) } });
    });
    input.click();
  }
}

function canPost(chat) {
  return chat.me?.status === "creator" || chat.me?.status === "administrator";
}

function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

function icon(name) {
  const paths = { clip: "M16.5 6.5 9 14a2.5 2.5 0 0 0 3.5 3.5l8-8a4.5 4.5 0 0 0-6.4-6.4l-8.2 8.2a6.5 6.5 0 0 0 9.2 9.2l6.4-6.4", send: "M4 12 20 4l-4 16-4-7-8-1z" };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", name);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
