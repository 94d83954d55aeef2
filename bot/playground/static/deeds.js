// What the holder of a phone does now and then: the menu of a message, forwarding, inline mode, topics, invitations.

import { h } from "./dom.js";
import { get, patch, person, place, post } from "./face.js";
import { about } from "./about.js";
import { asks } from "./attach.js";
import { chooser, dialog, enlarged, form, menu, several } from "./overlays.js";
import { LANGUAGES } from "./words.js";

const QUICK = ["👍", "❤", "🔥", "👏", "🎉", "🤔"];
const MORE = ["👎", "🙏", "👌", "😁", "🥰", "🤩", "😢", "😱", "🤯", "💯", "⚡", "🏆", "🤝", "👀", "🫡", "🕊", "🤨", "😐", "💔", "😍", "🤗", "✍"];
const SECRETS = { request_contact: "your phone number", request_location: "where you are" };

export class Deeds {
  constructor(acts) { Object.assign(this, { acts, phone: acts.phone }); }

  enlarge(source, words) { enlarged(this.phone.screen, source, words); }
  asksToOpen(address) { return dialog(this.phone.screen, address, { title: "Open this link?", yes: "Open", no: "Cancel" }); }
  polls() { return asks(this.phone); }
  info() { return about(this.phone); }

  // ---- messages

  more(group) {
    const { phone } = this;
    if (phone.screen.querySelector(".shade")) return; // a long touch is a right click too, on some devices
    const [message] = group.messages;
    const ids = group.messages.map((each) => each.id);
    const told = group.messages.find((each) => each.text) || message;
    const isAdmin = phone.chat.type === "private" || ["creator", "administrator"].includes(phone.chat.me?.status);
    const voted = message.poll && !message.poll.closed && message.poll.options.some((option) => option.mine);
    const canEdit = message.mine && (told.text || message.media?.file) && !message.forwarded_from && !message.via_bot;
    menu(phone.screen, "What to do with this message", [
      ["reply", "Reply", () => this.acts.reply(group)],
      canEdit && ["edit", "Edit", () => phone.composer.edit(told)],
      told.text && ["copy", "Copy the text", () => this.acts.copy(told.text)],
      isAdmin && ["pin", message.pinned ? "Unpin" : "Pin", () => this.acts.post(message.pinned ? "unpin" : "pin", this.acts.on(message))],
      voted && ["again", "Take back my vote", () => this.acts.vote(message, [])],
      ["forward", "Forward", () => this.forward(ids)],
      (message.mine || isAdmin) && ["trash", "Delete", () => this.acts.post("delete", { chat: phone.open, message_ids: ids }), true],
    ], (close) => this.faces(told, close));
  }

  faces(message, close) {
    const mine = new Set((message.reactions || []).filter((one) => one.mine).map((one) => one.emoji));
    const face = (emoji) => h("button", { type: "button", class: mine.has(emoji) ? "mine" : "", "aria-pressed": String(mine.has(emoji)), "aria-label": `React with ${emoji}`, onclick: () => { close(); this.acts.react(message, mine.has(emoji) ? null : emoji); } }, emoji);
    const row = h("div", { class: "faces", role: "group", "aria-label": "Reactions" }, QUICK.map(face));
    const rest = h("button", { type: "button", class: "rest", "aria-label": "More reactions", onclick: () => { rest.replaceWith(...MORE.map(face)); row.children[QUICK.length].focus(); } }, "…");
    row.append(rest);
    return row;
  }

  async forward(ids) {
    const { phone } = this;
    const from = phone.open;
    const picked = await this.pickPlace("Forward to");
    if (picked === null) return;
    const sent = await this.acts.post("forward", { from_chat: from, message_ids: ids, ...picked });
    if (sent && picked.chat !== from) phone.toasted({ text: `Forwarded to ${phone.chats.get(picked.chat)?.title}.` });
  }

  pickChat(title) {
    const chats = [...this.phone.chats.values()].filter((chat) => !chat.blocked);
    return chooser(this.phone.screen, title, chats.map((chat) => [chat.title, chat.id, "", Boolean(chat.bot)]));
  }

  // A chat, and in a group with topics one of these.
  async pickPlace(title) {
    const chat = await this.pickChat(title);
    if (chat === null) return null;
    const found = this.phone.chats.get(chat);
    if (!found.forum) return { chat };
    const topic = await chooser(this.phone.screen, `${title} ${found.title}`, found.topics.filter((each) => !each.closed && !each.hidden).map((each) => [each.name, each.id]));
    return topic === null ? null : { chat, topic };
  }

  // ---- keys that ask for something, and inline mode

  async share(key) {
    const sure = await dialog(this.phone.screen, `The bot will see ${SECRETS[key.kind]}.`, { title: "Share it?", yes: "Share", no: "Cancel" });
    if (sure) await this.acts.post("press", { chat: this.phone.open, label: key.text });
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
    if (picked !== null) await this.acts.post("pick", { chat: phone.open, button: key.text, picked: [picked].flat() });
  }

  fitting(asked) {
    const chats = [...this.phone.chats.values()].filter((chat) => (asked.chat_is_channel ? chat.type === "channel" : ["group", "supergroup"].includes(chat.type)));
    const right = chats.filter((chat) => asked.chat_is_forum === undefined || chat.forum === asked.chat_is_forum);
    return right.map((chat) => [chat.title, chat.id, chat.forum ? "with topics" : ""]);
  }

  async switchInline(button, message) {
    const bot = (message.via_bot || message.from?.username || "").replace("@", "");
    const words = `@${bot} ${button.query || ""}`;
    if (button.where === "current") { this.phone.composer.prefill(words); return; }
    const picked = await this.pickPlace("Send to");
    if (picked === null) return;
    await this.phone.enter(picked.chat, picked.topic);
    this.phone.composer.prefill(words);
  }

  async suggestBots(start) {
    this.acts.bots ||= await get("/play/bots");
    const found = this.acts.bots.filter((bot) => bot.inline && bot.username.startsWith(start));
    this.phone.composer.suggest(found.map((bot) => [`@${bot.username}`, `${bot.name}: write on to ask it`, () => this.phone.composer.prefill(`@${bot.username} `)]));
  }

  async inline(bot, query) {
    const asked = (this.acts.asked = Symbol("inline"));
    await new Promise((wait) => setTimeout(wait, 250));
    if (asked !== this.acts.asked) return;
    const found = await this.acts.post("inline", { bot, query, chat: this.phone.open });
    if (!found || asked !== this.acts.asked || !this.phone.composer.field.value.startsWith("@")) return;
    this.offer(bot, query, found, []);
  }

  offer(bot, query, found, before) {
    const { phone } = this;
    const choose = async (result) => { phone.composer.clear(); await this.acts.post("choose", { query_id: found.query_id, result, ...phone.place }); phone.composer.field.focus(); };
    const entries = [...before, ...found.results.map((result, at) => [result.title || `Result ${at + 1}`, result.description, () => choose(result.id)])];
    const all = [...entries];
    if (found.button) all.unshift([found.button.text, "", () => this.acts.follow(`https://t.me/${bot}?start=${found.button.start_parameter || ""}`)]);
    if (found.next_offset) all.push(["More results", "", async () => { const next = await this.acts.post("inline", { bot, query, chat: phone.open, offset: found.next_offset }); if (next) this.offer(bot, query, next, entries); }]);
    if (!all.length) all.push(["Nothing found", "Try other words.", () => phone.composer.field.focus()]);
    phone.composer.suggest(all);
  }

  // ---- chats

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
      topic && ["keys", "All topics", () => phone.showTopics()],
      chat.forum && isAdmin && ["plus", "Open a topic", () => this.newTopic()],
      topic && isAdmin && topic.id !== 1 && ["lock", topic.closed ? "Reopen this topic" : "Close this topic", () => this.closeTopic(topic)],
      ["globe", "Language of this phone", () => this.language()],
      isGroup && ["leave", "Leave", () => this.leave(), true],
    ]);
  }

  async invite() {
    const { phone } = this;
    const made = await phone.tried(post(`${place(phone.open)}/invite`, { by: phone.holder }));
    if (!made) return;
    const written = await dialog(phone.screen, made.invite_link, { title: "Invitation link", yes: phone.isWritable ? "Write it here" : "Done", no: "Copy" });
    if (written && phone.isWritable) await phone.send({ text: made.invite_link });
    else if (written === false) await this.acts.copy(made.invite_link);
  }

  async newTopic() {
    const { phone } = this;
    const said = await form(phone.screen, "A topic", [["Name of the topic", "Parks and trees"]], "Open it");
    if (!said?.[0]) return;
    const made = await phone.tried(post(`${place(phone.open)}/topics`, { name: said[0], by: phone.holder }));
    if (made) { await this.acts.refresh(); await phone.enter(phone.open, made.id); }
  }

  async closeTopic(topic) {
    const { phone } = this;
    await phone.tried(patch(`${place(phone.open)}/topics/${topic.id}`, { closed: !topic.closed, by: phone.holder }));
    await this.acts.refresh();
    if (phone.chat) phone.draw();
  }

  async leave() {
    const { phone } = this;
    const sure = await dialog(phone.screen, `Leave ${phone.chat.title}? You can come back by a link.`, { yes: "Leave", no: "Stay" });
    if (sure) await this.acts.post("leave", { chat: phone.open });
  }

  async language() {
    const { phone } = this;
    const picked = await chooser(phone.screen, "Language of this phone", Object.entries(LANGUAGES).map(([code, name]) => [name, code]));
    if (picked) await phone.tried(patch(person(phone.holder), { language: picked }));
  }
}
