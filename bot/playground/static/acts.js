// What the holder of a phone can do with messages, buttons, links and chats.

import { h } from "./dom.js";
import { get, patch, person, place, post } from "./face.js";
import { asks } from "./attach.js";
import { about } from "./chats.js";
import { chooser, dialog, enlarged, form, menu, several } from "./overlays.js";
import { LANGUAGES } from "./words.js";

const QUICK = ["👍", "❤", "🔥", "👏", "🎉", "🤔"];
const MORE = ["👎", "🙏", "👌", "😁", "🥰", "🤩", "😢", "😱", "🤯", "💯", "⚡", "🏆", "🤝", "👀", "🫡", "🕊", "🤨", "😐", "💔", "😍", "🤗", "✍"];
const TELEGRAM = /^(https?:\/\/(t\.me|telegram\.me|telegram\.dog)\/|tg:)/i;
const ABSENT = { web_app: "The playground doesn't open web apps.", login: "The playground has no log-in buttons.", pay: "Nothing is paid in the playground.", game: "The playground has no games." };

export class Acts {
  constructor(phone) { this.phone = phone; }

  post(path, body) { return this.phone.tried(post(`${this.phone.path}/${path}`, body)); }
  on(message, rest = {}) { return { chat: this.phone.open, message_id: message.id, ...rest }; }

  // ---- messages

  send(words) { return this.phone.send({ text: words }); }
  reply(group) { this.phone.composer.replyTo(group.messages[0]); }
  react(message, emoji) { return this.post("react", this.on(message, { emoji })); }
  vote(message, options) { return this.post("vote", this.on(message, { options })); }
  enlarge(source, words) { enlarged(this.phone.screen, source, words); }

  jump(id) {
    const node = this.phone.list.querySelector(`[data-id="${id}"]`);
    if (!node) { this.phone.toasted({ text: "That message is further up." }); return; }
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    node.querySelector(".bubble")?.focus({ preventScroll: true });
  }

  more(group) {
    const { phone } = this;
    const [message] = group.messages;
    const ids = group.messages.map((each) => each.id);
    const told = group.messages.find((each) => each.text) || message;
    const isAdmin = phone.chat.type === "private" || ["creator", "administrator"].includes(phone.chat.me?.status);
    const voted = message.poll && !message.poll.closed && message.poll.options.some((option) => option.mine);
    const canEdit = message.mine && (told.text || message.media?.file) && !message.forwarded_from && !message.via_bot;
    menu(phone.screen, "What to do with this message", [
      ["reply", "Reply", () => this.reply(group)],
      canEdit && ["edit", "Edit", () => phone.composer.edit(told)],
      told.text && ["copy", "Copy the text", () => this.copy(told.text)],
      isAdmin && ["pin", message.pinned ? "Unpin" : "Pin", () => this.post(message.pinned ? "unpin" : "pin", this.on(message))],
      voted && ["again", "Take back my vote", () => this.vote(message, [])],
      ["forward", "Forward", () => this.forward(ids)],
      (message.mine || isAdmin) && ["trash", "Delete", () => this.post("delete", { chat: phone.open, message_ids: ids }), true],
    ], (close) => this.faces(told, close));
  }

  faces(message, close) {
    const mine = new Set((message.reactions || []).filter((one) => one.mine).map((one) => one.emoji));
    const face = (emoji) => h("button", { type: "button", class: mine.has(emoji) ? "mine" : "", "aria-pressed": String(mine.has(emoji)), "aria-label": `React with ${emoji}`, onclick: () => { close(); this.react(message, mine.has(emoji) ? null : emoji); } }, emoji);
    const row = h("div", { class: "faces", role: "group", "aria-label": "Reactions" }, QUICK.map(face));
    const rest = h("button", { type: "button", class: "rest", "aria-label": "More reactions", onclick: () => { rest.replaceWith(...MORE.map(face)); row.children[QUICK.length].focus(); } }, "…");
    row.append(rest);
    return row;
  }

  async forward(ids) {
    const { phone } = this;
    const from = phone.open;
    const picked = await this.pickChat("Forward to");
    if (picked === null) return;
    const sent = await this.post("forward", { from_chat: from, message_ids: ids, chat: picked });
    if (sent && picked !== from) phone.toasted({ text: `Forwarded to ${phone.chats.get(picked)?.title}.` });
  }

  pickChat(title) {
    const chats = [...this.phone.chats.values()].filter((chat) => !chat.blocked);
    return chooser(this.phone.screen, title, chats.map((chat) => [chat.title, chat.id, "", Boolean(chat.bot)]));
  }

  async copy(words) {
    await navigator.clipboard?.writeText(words).catch(() => {});
    this.phone.toasted({ text: "Copied." });
  }

  // ---- buttons under messages, and keys below the input

  press(message, button, row, column) {
    if (button.kind === "copy") return this.copy(button.copy || button.text);
    if (button.kind === "url") return this.follow(button.url, true);
    if (button.kind === "switch_inline") return this.switchInline(button, message);
    if (ABSENT[button.kind]) return this.phone.toasted({ text: ABSENT[button.kind] });
    return this.post("press", this.on(message, { row, column }));
  }

  async switchInline(button, message) {
    const bot = (message.via_bot || message.from?.username || "").replace("@", "");
    const words = `@${bot} ${button.query || ""}`;
    if (button.where === "current") { this.phone.composer.prefill(words); return; }
    const picked = await this.pickChat("Send to");
    if (picked === null) return;
    await this.phone.enter(picked);
    this.phone.composer.prefill(words);
  }

  async key(key) {
    const { phone } = this;
    if (key.kind === "request_poll") { await asks(phone); return; }
    if (key.kind === "web_app") { phone.toasted({ text: ABSENT.web_app }); return; }
    if (key.kind === "request_chat" || key.kind === "request_users") { await this.pickFor(key); return; }
    const shares = { request_contact: "your phone number", request_location: "where you are" }[key.kind];
    if (shares && !(await dialog(phone.screen, `The bot will see ${shares}.`, { title: "Share it?", yes: "Share", no: "Cancel" }))) return;
    await this.post("press", { chat: phone.open, label: key.text });
  }

  async pickFor(key) {
    const { phone } = this;
    const most = key.request_users?.max_quantity || 1;
    let picked = null;
    if (key.kind === "request_chat") picked = await chooser(phone.screen, key.text, this.fitting(key.request_chat || {}), { nothing: "No chat of yours is of the kind asked for." });
    else {
      const people = (await get("/play/people")).filter((one) => one.handle !== phone.holder).map((one) => [one.name, one.handle]);
      picked = await (most > 1 ? several(phone.screen, key.text, people, most) : chooser(phone.screen, key.text, people));
    }
    if (picked !== null) await this.post("pick", { chat: phone.open, button: key.text, picked: [picked].flat() });
  }

  fitting(asked) {
    const chats = [...this.phone.chats.values()].filter((chat) => (asked.chat_is_channel ? chat.type === "channel" : ["group", "supergroup"].includes(chat.type)));
    const right = chats.filter((chat) => asked.chat_is_forum === undefined || chat.forum === asked.chat_is_forum);
    return right.map((chat) => [chat.title, chat.id, chat.forum ? "with topics" : ""]);
  }

  // ---- inline mode

  async suggestBots(start) {
    this.bots ||= await get("/play/bots");
    const found = this.bots.filter((bot) => bot.inline && bot.username.startsWith(start));
    this.phone.composer.suggest(found.map((bot) => [`@${bot.username}`, `${bot.name}: write on to ask it`, () => this.phone.composer.prefill(`@${bot.username} `)]));
  }

  async inline(bot, query) {
    const asked = (this.asked = Symbol("inline"));
    await new Promise((wait) => setTimeout(wait, 250));
    if (asked !== this.asked) return;
    const found = await this.post("inline", { bot, query, chat: this.phone.open });
    if (!found || asked !== this.asked || !this.phone.composer.field.value.startsWith("@")) return;
    this.offer(bot, query, found, []);
  }

  offer(bot, query, found, before) {
    const { phone } = this;
    const choose = async (result) => { phone.composer.clear(); await this.post("choose", { query_id: found.query_id, result, ...phone.place }); phone.composer.field.focus(); };
    const entries = [...before, ...found.results.map((result, at) => [result.title || `Result ${at + 1}`, result.description, () => choose(result.id)])];
    const all = [...entries];
    if (found.button) all.unshift([found.button.text, "", () => this.follow(`https://t.me/${bot}?start=${found.button.start_parameter || ""}`)]);
    if (found.next_offset) all.push(["More results", "", async () => { const next = await this.post("inline", { bot, query, chat: phone.open, offset: found.next_offset }); if (next) this.offer(bot, query, next, entries); }]);
    if (!all.length) all.push(["Nothing found", "Try other words.", () => phone.composer.field.focus()]);
    phone.composer.suggest(all);
  }

  // ---- links and chats

  async follow(address, asked = false) {
    const { phone } = this;
    if (!TELEGRAM.test(address)) {
      if (asked || await dialog(phone.screen, address, { title: "Open this link?", yes: "Open", no: "Cancel" })) window.open(address, "_blank", "noopener");
      return;
    }
    const into = /[?&]start(group|channel)\b/.test(address) ? await this.pickChat("Add the bot to") : undefined;
    if (into === null) return;
    const opened = await this.post("open", { link: address, start: false, ...(into ? { chat: into } : {}) });
    if (!opened) return;
    await this.refresh();
    if (!phone.chats.has(opened.id) && opened.type !== "private" && !opened.username) { phone.toasted({ text: `You asked to join ${opened.title}.` }); return; }
    phone.chats.set(opened.id, phone.chats.get(opened.id) || opened);
    const [, topic, id] = /\/c\/\d+(?:\/(\d+))?\/(\d+)/.exec(address) || [];
    await phone.enter(opened.id, Number(topic) || null);
    if (id) this.jump(Number(id));
    else if (!phone.composer.start.hidden) phone.composer.start.focus();
  }

  async refresh() {
    const chats = await get(`${this.phone.path}/chats`);
    chats.forEach((chat) => this.phone.chats.set(chat.id, chat));
  }

  chatMenu() {
    const { phone } = this;
    const { chat } = phone;
    const isAdmin = ["creator", "administrator"].includes(chat.me?.status);
    const topic = chat.forum && chat.topics.find((each) => each.id === phone.topic);
    const isGroup = chat.type !== "private";
    menu(phone.screen, "What to do with this chat", [
      ["chat", "All chats", () => phone.showList()],
      ["people", isGroup ? "About this group" : "About this chat", () => this.info()],
      chat.bot && !chat.blocked && ["block", "Block the bot", () => phone.block(true), true],
      chat.bot && chat.blocked && ["again", "Unblock the bot", () => phone.block(false)],
      isGroup && isAdmin && ["link", "Make an invitation link", () => this.invite()],
      chat.forum && isAdmin && ["plus", "Open a topic", () => this.newTopic()],
      topic && isAdmin && topic.id !== 1 && ["lock", topic.closed ? "Reopen this topic" : "Close this topic", () => this.closeTopic(topic)],
      ["globe", "Language of this phone", () => this.language()],
      isGroup && ["leave", "Leave", () => this.leave(), true],
    ]);
  }

  info() { return about(this.phone); }

  async invite() {
    const { phone } = this;
    const made = await phone.tried(post(`${place(phone.open)}/invite`, { by: phone.holder }));
    if (!made) return;
    if (await dialog(phone.screen, made.invite_link, { title: "Invitation link", yes: "Write it here", no: "Copy" })) await phone.send({ text: made.invite_link });
    else await this.copy(made.invite_link);
  }

  async newTopic() {
    const { phone } = this;
    const said = await form(phone.screen, "A topic", [["Name of the topic", "Parks and trees"]], "Open it");
    if (!said?.[0]) return;
    const made = await phone.tried(post(`${place(phone.open)}/topics`, { name: said[0], by: phone.holder }));
    if (made) { await this.refresh(); await phone.enter(phone.open, made.id); }
  }

  async closeTopic(topic) {
    const { phone } = this;
    await phone.tried(patch(`${place(phone.open)}/topics/${topic.id}`, { closed: !topic.closed, by: phone.holder }));
    await this.refresh();
    if (phone.chat) phone.draw();
  }

  async leave() {
    const { phone } = this;
    const sure = await dialog(phone.screen, `Leave ${phone.chat.title}? You can come back by a link.`, { yes: "Leave", no: "Stay" });
    if (sure) await this.post("leave", { chat: phone.open });
  }

  async language() {
    const { phone } = this;
    const picked = await chooser(phone.screen, "Language of this phone", Object.entries(LANGUAGES).map(([code, name]) => [name, code]));
    if (picked) await phone.tried(patch(person(phone.holder), { language: picked }));
  }
}
