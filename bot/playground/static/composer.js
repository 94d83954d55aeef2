// The bottom of a phone: where a person writes, attaches, speaks, picks commands and presses the reply keyboard.

import { avatar, h, icon, minutes, tool } from "./dom.js";

const KEY_ICONS = { request_contact: "person", request_location: "place", request_chat: "people", request_users: "person", request_poll: "poll", web_app: "chat" };

const attaching = () => import("./attach.js");

export class Composer {
  constructor(phone) {
    Object.assign(this, { phone, replying: null, editing: null, waived: null, keysHidden: null });
    this.field = h("textarea", { rows: "1", "aria-label": "Message", placeholder: "Message", dir: "auto" });
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.typed(event));
    this.field.addEventListener("paste", (event) => this.dropped(event, event.clipboardData.files));
    this.banner = h("div", { class: "banner", hidden: true });
    this.suggestions = h("div", { class: "suggestions", role: "group", "aria-label": "Suggestions", hidden: true });
    this.suggestions.addEventListener("keydown", (event) => this.stepped(event));
    this.keys = h("div", { class: "reply-keys", role: "group", "aria-label": "Keyboard of the bot", hidden: true });
    this.start = h("button", { type: "button", class: "start", hidden: true, onclick: () => this.begin() });
    this.note = h("p", { class: "note", hidden: true });
    this.as = h("button", { type: "button", class: "as", hidden: true, onclick: () => phone.chooseHolder() });
    this.clip = tool("clip", "Attach", async () => (await attaching()).attach(phone));
    this.menu = tool("menu", "Commands", () => this.toggleCommands(), "commands");
    this.toggle = tool("keys", "Show or hide the keyboard", () => this.toggleKeys());
    this.sender = h("button", { type: "submit", class: "tool send", "aria-label": "Send", title: "Send" }, icon("send"));
    this.mic = tool("mic", "Record a voice message", () => this.record(), "mic");
    this.row = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.as, this.clip, h("div", { class: "pill" }, this.field, this.menu, this.toggle), this.sender, this.mic);
    this.recording = h("div", { class: "recording", role: "group", "aria-label": "Recording", hidden: true });
    this.node = h("div", { class: "bottom" }, this.suggestions, this.banner, this.row, this.recording, this.start, this.note, this.keys);
  }

  show(chat) {
    const { words } = this.phone;
    if (this.chat?.id !== chat.id) this.clear();
    this.chat = chat;
    const first = this.first(chat);
    const closed = this.closed(chat);
    this.start.hidden = !first;
    this.start.textContent = first ? words[first] : "";
    this.note.hidden = Boolean(first) || !closed;
    this.note.textContent = closed || "";
    this.row.hidden = Boolean(first || closed) || !this.recording.hidden;
    this.field.placeholder = chat.force_reply?.placeholder || chat.keyboard?.placeholder || words.message;
    this.answerForced(chat.force_reply);
    this.drawKeys(first || closed ? null : chat.keyboard);
    this.drawAs();
    this.menu.hidden = !chat.commands?.length;
    this.swap();
  }

  first(chat) {
    if (chat.blocked) return "unblock";
    if (chat.bot && (!chat.started || chat.start_payload)) return "start";
    return chat.type !== "private" && ["left", "kicked"].includes(chat.me?.status) ? "join" : "";
  }

  closed(chat) {
    const admin = ["creator", "administrator"].includes(chat.me?.status);
    const topic = chat.forum && chat.topics.find((each) => each.id === this.phone.topic);
    if (chat.type === "channel" && !admin) return this.phone.words.silent;
    return topic?.closed && !admin ? this.phone.words.closed : "";
  }

  begin() {
    const act = { unblock: () => this.phone.block(false), start: () => this.phone.begin(), join: () => this.phone.join() }[this.first(this.chat)];
    return act?.();
  }

  drawAs() {
    const { phone } = this;
    this.as.hidden = phone.everyone.length < 2;
    const name = phone.anonymous ? `${this.chat.title}, without a name` : phone.person?.name || phone.holder;
    this.as.setAttribute("aria-label", `You write as ${name}. Choose who you are`);
    this.as.title = `You write as ${name}`;
    this.as.replaceChildren(phone.anonymous ? h("span", { class: "avatar small" }, icon("lock")) : avatar(name, "small"));
  }

  answerForced(asked) {
    if (!asked) { this.waived = null; if (this.replying?.forced) this.clear(); return; }
    if (this.replying || this.editing || this.waived === asked.message_id) return;
    const message = this.phone.messages.get(asked.message_id);
    this.replying = { id: asked.message_id, forced: true };
    this.drawBanner("reply", `${this.phone.words.reply} ${message?.from?.name || this.chat.title}`, message?.text || "");
  }

  drawKeys(keyboard) {
    const shown = keyboard && this.keysHidden !== keyboard.message_id;
    this.toggle.hidden = !keyboard;
    this.toggle.setAttribute("aria-expanded", String(Boolean(shown)));
    this.keys.hidden = !shown;
    this.keys.replaceChildren(...(keyboard?.rows || []).map((row) => h("div", { class: "row" }, row.map((key) =>
      h("button", { type: "button", class: "key", onclick: () => this.phone.key(key) }, KEY_ICONS[key.kind] ? icon(KEY_ICONS[key.kind]) : null, h("span", { dir: "auto" }, key.text))))));
  }

  toggleKeys() {
    const { keyboard } = this.chat;
    this.keysHidden = this.keysHidden === keyboard.message_id ? null : keyboard.message_id;
    this.drawKeys(keyboard);
  }

  replyTo(message) {
    this.editing = null;
    this.replying = message;
    this.drawBanner("reply", `${this.phone.words.reply} ${message.from?.name || ""}`, message.text || message.kind);
    this.field.focus();
  }

  edit(message) {
    this.replying = null;
    this.editing = message;
    this.field.value = message.text || "";
    this.drawBanner("edit", "Edit message", message.text || "");
    this.field.focus();
    this.changed();
  }

  drawBanner(name, title, words) {
    this.banner.hidden = !title;
    this.banner.replaceChildren(...(title ? [icon(name), h("span", { class: "what" }, h("b", {}, title), h("small", { dir: "auto" }, words.slice(0, 80))), tool("close", "Stop", () => this.waive())] : []));
  }

  waive() {
    if (this.replying?.forced) this.waived = this.replying.id;
    this.clear();
    this.field.focus();
  }

  clear() {
    this.replying = this.editing = null;
    this.field.value = "";
    this.drawBanner();
    this.suggest([]);
    this.swap();
    this.grow();
  }

  answered() {
    const to = this.replying?.id;
    return to ? { reply_to: to } : {};
  }

  async submit() {
    const words = this.field.value.trim();
    if (!words) return;
    const { editing } = this;
    const reply = this.answered();
    this.clear();
    if (editing) await this.phone.change(editing, words);
    else await this.phone.send({ text: words, ...reply });
  }

  // What is attached takes the written words along as its caption.
  async hand(what) {
    const caption = this.field.value.trim();
    const reply = this.answered();
    this.clear();
    await this.phone.send({ ...what, ...(caption ? { caption } : {}), ...reply });
  }

  async dropped(event, files) {
    if (!files?.length) return;
    event.preventDefault();
    const { handed } = await attaching();
    await this.hand(await handed([...files]));
  }

  typed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
    else if (event.key === "Escape") { if (this.suggestions.hidden) this.waive(); else this.suggest([]); }
    else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && !this.suggestions.hidden) {
      event.preventDefault();
      (event.key === "ArrowUp" ? this.suggestions.lastElementChild : this.suggestions.firstElementChild)?.focus();
    } else if (event.key === "ArrowUp" && !this.field.value) { event.preventDefault(); this.phone.focusLast(); }
  }

  stepped(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") { this.suggest([]); this.field.focus(); }
    if (!step) return;
    event.preventDefault();
    const all = [...this.suggestions.children];
    (all[all.indexOf(document.activeElement) + step] || this.field).focus();
  }

  changed() {
    this.grow();
    this.swap();
    const words = this.field.value;
    if (words.startsWith("/")) { this.suggestCommands(words); return; }
    const inline = /^@(\w{3,})\s(.*)$/s.exec(words);
    if (inline) this.phone.inline(inline[1], inline[2]);
    else if (/^@\w*$/.test(words)) this.phone.suggestBots(words.slice(1));
    else this.suggest([]);
  }

  swap() {
    const silent = !this.field.value.trim() && !this.editing;
    this.sender.hidden = silent;
    this.mic.hidden = !silent;
  }

  grow() {
    this.field.style.height = "auto";
    if (this.field.value) this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }

  toggleCommands() {
    if (!this.suggestions.hidden) { this.suggest([]); return; }
    this.suggestCommands("/");
    this.suggestions.firstElementChild?.focus();
  }

  suggestCommands(words) {
    const commands = (this.chat.commands || []).filter((entry) => `/${entry.command}`.startsWith(words));
    this.suggest(commands.map((entry) => [`/${entry.command}`, entry.description, () => { this.clear(); this.phone.send({ text: `/${entry.command}` }); this.field.focus(); }]));
  }

  suggest(entries) {
    this.suggestions.hidden = !entries.length;
    this.suggestions.replaceChildren(...entries.map(([title, detail, chosen]) =>
      h("button", { type: "button", class: "suggestion", onclick: chosen }, h("b", { dir: "auto" }, title), h("span", { dir: "auto" }, detail || ""))));
  }

  prefill(words) {
    this.clear();
    this.field.value = words;
    this.field.focus();
    this.changed();
  }

  async record() {
    const { Recorder } = await import("./recorder.js");
    const recorder = await Recorder.begin();
    if (!recorder) { await this.hand({ voice: { duration: 12 } }); this.phone.toasted({ text: "Nothing can be recorded here: a silent sample was sent." }); return; }
    const time = h("b", {}, "0:00");
    const ticking = setInterval(() => { time.textContent = minutes(recorder.seconds()); }, 250);
    const finish = async (keep) => {
      clearInterval(ticking);
      this.recording.hidden = true;
      this.row.hidden = false;
      const voice = await recorder.end();
      if (keep) await this.hand({ voice });
      this.field.focus();
    };
    const done = h("button", { type: "button", class: "tool send", "aria-label": "Send the voice message", onclick: () => finish(true) }, icon("send"));
    this.recording.replaceChildren(h("span", { class: "dot" }), time, h("span", { class: "what" }, "Recording"), h("button", { type: "button", class: "plain", onclick: () => finish(false) }, "Cancel"), done);
    this.row.hidden = true;
    this.recording.hidden = false;
    done.focus();
  }
}
