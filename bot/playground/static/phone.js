// One phone: who holds it, their chats, and the chat that is open.

import { avatar, h, icon, tool } from "./dom.js";
import { chatOf, get, person, post } from "./face.js";
import { bubble, grouped } from "./message.js";
import { Composer } from "./composer.js";
import { Acts } from "./acts.js";
import { ChatList, sign } from "./chats.js";
import { clockTime, dayName, direction, wordsFor } from "./words.js";

const BATTERY = "M2 9h17v7H2zM21 11.5v2";
const MOST_SAID = 40;
const PAGE = 60;

export class Phone {
  constructor(spec) {
    Object.assign(this, { who: spec.who, holder: spec.who, everyone: [spec.who, ...(spec.others || [])], caption: spec.caption, wanted: spec.chat, wantedTopic: spec.topic });
    Object.assign(this, { chats: new Map(), messages: new Map(), nodes: new Map(), open: null, topic: null, anonymous: false, typing: null, words: wordsFor("en") });
    this.acts = new Acts(this);
    this.composer = new Composer(this);
    this.build();
    new IntersectionObserver((seen) => { if (seen.some((each) => each.isIntersecting)) this.shown(); }).observe(this.node);
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.list);
  }

  build() {
    const [name, role] = this.caption.split(", ");
    this.list = h("div", { class: "messages", role: "group", "aria-label": "Messages. Arrow keys move between them, Enter opens what can be done with one.", tabindex: "0", onkeydown: (event) => this.stepped(event), onscroll: () => this.scrolled() });
    this.head = h("div", { class: "head" });
    this.pins = h("div", { class: "pins", hidden: true });
    this.toasts = h("div", { class: "toasts" });
    this.bottom = h("button", { type: "button", class: "to-end", "aria-label": "To the newest message", hidden: true, onclick: () => this.toEnd(true) }, icon("down"));
    this.chatList = new ChatList(this);
    this.hour = h("time", {}, "");
    this.bar = h("div", { class: "status", "aria-hidden": "true" }, this.hour, icon("more"));
    this.bar.lastChild.firstChild.setAttribute("d", BATTERY);
    this.transcript = h("div", { class: "transcript sr", role: "log", "aria-live": "polite", "aria-label": `${this.caption}: what is said` });
    this.wall = h("div", { class: "wall" }, this.list, this.bottom);
    this.screen = h("div", { class: "screen" }, this.bar, this.head, this.pins, this.wall, this.chatList.node, this.composer.node, this.toasts, this.transcript);
    for (const type of ["dragover", "drop"]) this.screen.addEventListener(type, (event) => { event.preventDefault(); if (type === "drop" && this.open) this.composer.dropped(event, event.dataTransfer.files); });
    this.switcher = h("button", { type: "button", class: "holder", hidden: this.everyone.length < 2, onclick: () => this.chooseHolder() });
    this.node = h("section", { class: "phone", id: `phone-${this.who}`, "aria-label": this.caption }, h("div", { class: "title" }, h("h2", {}, h("b", {}, name), role ? h("span", { class: "role" }, ` ${role}`) : ""), this.switcher), h("div", { class: "device" }, this.screen));
    this.dot = h("span", { class: "sr" });
    this.tab = h("button", { type: "button", role: "tab", "data-who": this.who, id: `tab-${this.who}`, "aria-controls": this.node.id, "aria-selected": "false" }, avatar(name, "small"), h("span", {}, name), this.dot);
  }

  get chat() { return this.chats.get(this.open); }
  get path() { return person(this.holder); }
  get place() { return { chat: this.open, ...(this.topic ? { topic: this.topic } : {}) }; }
  get isSeen() { return this.node.offsetParent !== null; }
  get isListing() { return !this.chatList.node.hidden; }
  get isWritable() { return !this.isListing && !this.composer.row.hidden; }
  get language() { return this.person?.language || "en"; }

  // ---- who holds the phone, and which chat is open

  async wake({ person: holder, chats }) {
    this.chats = new Map(chats.map((chat) => [chat.id, chat]));
    this.meet(holder);
    if (this.open !== null) { await this.enter(this.open, this.topic); return; }
    const wanted = await this.wantedChat();
    if (wanted) await this.enter(wanted.id, this.wantedTopic);
    else this.showList();
  }

  meet(holder) {
    this.person = holder;
    this.words = wordsFor(holder.language);
    this.screen.dir = direction(holder.language);
    this.switcher.replaceChildren("as ", h("b", {}, holder.name), icon("down"));
    this.nodes.clear();
    this.list.replaceChildren();
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
    const moved = this.open !== chatId;
    this.open = chatId;
    this.topic = chat.forum ? topicOf(chat, topic) : null;
    const mine = (this.entering = Symbol("entering"));
    this.missed = [];
    if (chat.forum && this.topic === null) { this.showTopics(); return; }
    const seen = await this.tried(chatOf(this.holder, chatId, this.topic));
    if (mine !== this.entering) return;
    this.entering = null;
    if (!seen) return;
    this.chats.set(chatId, seen.chat);
    this.isWhole = seen.messages.length < PAGE / 2;
    this.messages = new Map(seen.messages.map((message) => [message.id, message]));
    this.missed.forEach((event) => this.catchUp(event));
    this.nodes.clear();
    this.list.replaceChildren();
    if (moved) this.typing = null;
    this.about = seen.chat.bot && !seen.messages.length ? await this.saysOfItself(seen.chat.bot) : "";
    this.showChat();
  }

  async saysOfItself(account) {
    const found = (await get("/play/bots")).find((bot) => bot.username === account.username);
    return found?.description || "";
  }

  showChat() {
    this.chatList.node.hidden = true;
    this.wall.hidden = this.composer.node.hidden = false;
    this.draw();
    this.toEnd();
    this.read(0);
  }

  showList() {
    this.open = null;
    this.showTopics();
  }

  // All chats, or the topics of the chat that is open.
  showTopics() {
    this.topic = null;
    this.entering = null;
    this.messages.clear();
    this.wall.hidden = this.composer.node.hidden = this.pins.hidden = true;
    this.chatList.node.hidden = false;
    this.chatList.field.value = "";
    this.chatList.draw();
    this.drawHead();
    if (this.node.contains(document.activeElement) || document.activeElement === document.body) this.chatList.field.focus({ preventScroll: true });
  }

  async chooseHolder() {
    const people = await get("/play/people");
    const here = people.filter((one) => this.everyone.includes(one.handle)).map((one) => [one.name, one.handle, one.handle === this.holder ? "has the phone now" : ""]);
    const isAdmin = this.chat?.type !== "private" && ["creator", "administrator"].includes(this.chat?.me?.status);
    if (isAdmin) here.push([`${this.chat.title}, without a name`, "", "an administrator, anonymously"]);
    const { chooser } = await import("./overlays.js");
    const picked = await chooser(this.screen, "Who has this phone?", here);
    if (picked === "") { this.anonymous = true; this.composer.drawAs(); } else if (picked !== null) await this.take(picked);
  }

  async take(handle) {
    const before = this.holder;
    Object.assign(this, { holder: handle, anonymous: false });  // what is written from here on is theirs, while their chats still come
    const [holder, chats] = await Promise.all([get(person(handle)), get(`${person(handle)}/chats`)]).catch((fault) => { this.holder = before; throw fault; });
    this.chats = new Map(chats.map((chat) => [chat.id, chat]));
    this.meet(holder);
    if (this.chats.has(this.open)) await this.enter(this.open, this.topic);
    else this.showList();
  }

  // ---- drawing

  draw() {
    if (this.isListing) { this.chatList.draw(); this.drawHead(); return; }
    this.drawHead();
    this.drawPins();
    this.composer.show(this.chat);
    this.paint();
  }

  drawHead() {
    const { chat, words } = this;
    if (!chat) { this.head.replaceChildren(h("b", { class: "name alone" }, words.chats), tool("globe", "Language of this phone", () => this.acts.language())); return; }
    const topic = chat.forum && chat.topics.find((each) => each.id === this.topic);
    const inside = topic ? chat.topics.reduce((sum, each) => sum + (each === topic ? 0 : each.unread), 0) : 0;
    const others = [...this.chats.values()].reduce((sum, other) => sum + (other.id === chat.id ? inside : other.unread || 0), 0);
    const focused = this.head.contains(document.activeElement) && document.activeElement.className;
    const about = this.typing || (topic ? chat.title : chat.bot ? words.bot : chat.type === "channel" ? words.channel : chat.members ? words.members(chat.members) : "");
    const [back, goesBack] = topic ? ["All topics", () => this.showTopics()] : ["All chats", () => this.showList()];
    this.head.replaceChildren(
      h("button", { type: "button", class: "back", "aria-label": others ? `${back}, ${others} unread elsewhere` : back, onclick: goesBack }, icon("back"), others ? h("span", { class: "badge" }, others) : null),
      h("button", { type: "button", class: "about", onclick: () => this.acts.info() }, topic ? sign(topic, "small") : avatar(chat.title, "small", Boolean(chat.bot)),
        h("span", { class: "name" }, h("b", { dir: "auto" }, topic ? topic.name : chat.title), h("small", { class: this.typing ? "typing" : "", dir: "auto" }, about))),
      tool("more", "What to do with this chat", () => this.acts.chatMenu(), "dots"));
    if (focused) this.head.getElementsByClassName(focused)[0]?.focus();
  }

  drawPins() {
    const pinned = (this.chat?.pinned || []).map((id) => this.messages.get(id)).filter(Boolean);
    const message = pinned[(this.pinAt || 0) % (pinned.length || 1)] && pinned.at(-1 - ((this.pinAt || 0) % pinned.length));
    this.pins.hidden = !message;
    if (!message) return;
    this.pins.replaceChildren(h("button", { type: "button", class: "pinned", onclick: () => { this.acts.jump(message.id); this.pinAt = (this.pinAt || 0) + 1; this.drawPins(); } },
      icon("pin"), h("span", { class: "what" }, h("b", {}, this.words.pinned, pinned.length > 1 ? ` ${pinned.indexOf(message) + 1}/${pinned.length}` : ""), h("small", { dir: "auto" }, message.text || message.kind))));
  }

  // Only what changed is drawn anew, so that focus, playing voices and unfolded quotes stay.
  paint(isOlder = false) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 140;
    const sorted = [...this.messages.values()].sort((a, b) => a.id - b.id);
    const wanted = [];
    let day = "";
    for (const group of grouped(sorted, this.chat)) {
      const today = dayName(group.messages[0].date, this.language);
      if (today !== day) wanted.push({ key: `day ${today}`, sign: today, make: () => h("div", { class: "service day" }, h("span", {}, today)) });
      day = today;
      wanted.push({ key: group.key, sign: JSON.stringify(group), make: () => bubble(group, this), isMine: group.messages.at(-1).mine });
    }
    if (!sorted.length) wanted.push({ key: "empty", sign: this.composer.start.hidden, make: () => this.emptiness() });
    const wasEmpty = !this.nodes.size;
    const fresh = this.reconcile(wanted, wasEmpty || isOlder);
    if (isOlder) return;
    if (atEnd || fresh?.isMine) this.toEnd();
    else if (fresh) this.bottom.hidden = false;
  }

  reconcile(wanted, wasEmpty) {
    const nodes = new Map();
    let after = null;
    let fresh = null;
    for (const entry of wanted) {
      const old = this.nodes.get(entry.key);
      const node = old?.sign === entry.sign ? old.node : entry.make();
      if (old && node !== old.node) exchange(old.node, node);
      else if (!old) { const next = after ? after.nextSibling : this.list.firstChild; this.list.insertBefore(node, next); if (!wasEmpty) { node.classList.add("fresh"); fresh = entry; } }
      nodes.set(entry.key, { sign: entry.sign, node });
      after = node;
    }
    for (const [key, { node }] of this.nodes) if (!nodes.has(key)) node.remove();
    this.nodes = nodes;
    return fresh;
  }

  emptiness() {
    const { bot, description } = this.chat;
    return h("div", { class: "empty" }, avatar(this.chat.title, "large", Boolean(bot)), h("b", {}, this.chat.title), h("p", { dir: "auto" }, this.about || description || (bot ? this.words.hello : this.words.empty)));
  }

  toEnd(smoothly = false) {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.bottom.hidden = this.atEnd = true;
  }

  async scrolled() {
    const away = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
    this.bottom.hidden = away < 240;
    this.atEnd = away < 30;
    if (this.list.scrollTop < 60) await this.older();
  }

  // Fetch what stands above the first message; true when there was something.
  async older() {
    if (this.isFetching || this.isWhole || !this.messages.size) return false;
    const { open, topic } = this;
    this.isFetching = true;
    const seen = await this.tried(chatOf(this.holder, open, topic, this.first));
    this.isFetching = false;
    if (!seen || this.open !== open || this.topic !== topic) return false;
    this.isWhole = !seen.messages.length;
    if (this.isWhole) return false;
    const height = this.list.scrollHeight;
    seen.messages.forEach((message) => this.messages.set(message.id, message));
    this.paint(true);
    this.list.scrollTop += this.list.scrollHeight - height;
    return true;
  }

  get first() { return Math.min(...this.messages.keys()); }
  nodeOf(id) { return this.list.querySelector(`[data-id~="${id}"]`); }

  // The message itself, however far up it stands.
  async reaches(id) {
    while (!this.nodeOf(id) && id < this.first && await this.older());
    return this.nodeOf(id);
  }

  // ---- moving about by keyboard

  stepped(event) {
    const here = event.target.closest(".message");
    if (event.key === "Enter" && event.target.classList.contains("bubble")) { event.preventDefault(); here.querySelector(".more").click(); return; }
    if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const all = [...this.list.querySelectorAll(".message")];
    const at = { Home: 0, End: all.length - 1, ArrowUp: here ? all.indexOf(here) - 1 : all.length - 1, ArrowDown: here ? all.indexOf(here) + 1 : 0 }[event.key];
    const next = all[Math.max(0, Math.min(at, all.length - 1))];
    next?.querySelector(".bubble").focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  focusLast() { [...this.list.querySelectorAll(".bubble")].at(-1)?.focus(); }

  // ---- what happens

  heard(event) {
    const { type } = event;
    if (this.entering) this.missed.push(event);
    if (type === "chat") this.chatChanged(event.chat);
    else if (type === "left") this.hasLeft(event.chat);
    else if (type === "toast") this.toasted(event);
    else if (type === "spinner") this.spun(event);
    else if (type === "action") this.acting(event);
    else if (type === "person") { this.meet(event.person); if (this.chat) this.draw(); else this.showList(); } else if (type === "deleted") this.vanished(event);
    else if (type === "message" || type === "edited") this.received(event);
  }

  chatChanged(chat) {
    this.chats.set(chat.id, chat);
    if (this.open === chat.id) {
      if (chat.forum && this.topic !== null && !topicOf(chat, this.topic)) { this.enter(chat.id); return; }
      if (!this.isListing) { this.drawHead(); this.drawPins(); this.composer.show(chat); return; }
    }
    if (this.isListing) this.chatList.draw();
    this.drawHead();
  }

  // What happened while a chat was being fetched may be newer than what came.
  catchUp({ type, chat, message, message_ids: ids }) {
    if (type === "chat" && chat.id === this.open) this.chats.set(chat.id, chat);
    if (chat !== this.open) return;
    if (type === "deleted") ids.forEach((id) => this.messages.delete(id));
    const isNew = type === "message" && (this.topic === null || (message.topic || 1) === this.topic);
    if (isNew || (type === "edited" && this.messages.has(message.id))) this.messages.set(message.id, message);
  }

  hasLeft(chatId) {
    this.chats.delete(chatId);
    if (this.open === chatId) this.showList();
    else if (this.isListing) this.chatList.draw();
  }

  vanished({ chat, message_ids: ids }) {
    if (chat !== this.open) return;
    ids.forEach((id) => this.messages.delete(id));
    this.say(ids.length === 1 ? "A message was deleted." : `${ids.length} messages were deleted.`);
    this.draw();
  }

  received({ chat, message, type }) {
    const known = this.chats.get(chat);
    const isHere = chat === this.open && !this.isListing && (!this.chat.forum || (message.topic || 1) === this.topic);
    if (known && type === "message") arrived(known, message, isHere);
    if (!isHere) { if (this.isListing) this.chatList.draw(); this.drawHead(); if (type === "message") this.notify(message); return; }
    if (type === "edited" && !this.messages.has(message.id)) return;
    this.messages.set(message.id, message);
    this.typing = null;
    this.draw();
    this.say(told(message, type));
    this.notify(message);
    this.read();
  }

  acting({ chat, topic, from, action }) {
    if (chat !== this.open || (this.chat.forum && (topic || 1) !== this.topic)) return;
    this.typing = this.chat.bot ? this.words.typing : `${from?.name || ""} ${action === "typing" ? this.words.typing : "…"}`;
    this.drawHead();
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => { this.typing = null; this.drawHead(); }, 5000);
  }

  async toasted({ text, alert, url }) {
    if (url) this.acts.follow(url, true);
    if (!text) return;
    if (alert) { this.say(text); (await import("./overlays.js")).dialog(this.screen, text); return; }
    const note = h("div", { class: "toast", dir: "auto" }, text);
    this.toasts.replaceChildren(note);
    this.say(text);
    setTimeout(() => note.remove(), 4600);
  }

  spun({ message_id: id, data, on }) {
    const keys = [...this.list.querySelectorAll(`[data-id~="${id}"] .key`)].filter((key) => key.dataset.press === data);
    keys.forEach((key) => { key.classList.toggle("waiting", on); key.setAttribute("aria-busy", String(on)); });
  }

  say(words) {
    this.transcript.append(h("p", {}, words));
    while (this.transcript.childElementCount > MOST_SAID) this.transcript.firstChild.remove();
  }

  notify(message) {
    if (message.mine || this.isSeen) return;
    this.tab.classList.add("unread");
    this.dot.textContent = "unread";
  }

  shown() {
    this.tab.classList.remove("unread");
    this.dot.textContent = "";
    if (this.open) { this.toEnd(); this.read(); }
  }

  // What stands on the screen has been read; it is said in a moment, or at once when a chat is entered.
  read(delay = 250) {
    clearTimeout(this.reading);
    if (!this.isSeen || this.isListing) return;
    const { place, chat } = this;
    const says = () => { if (chat.unread || chat.topics.some((topic) => topic.unread)) post(`${this.path}/read`, place).catch(() => {}); };
    if (delay) this.reading = setTimeout(says, delay);
    else says();
  }

  time(moment) { this.hour.textContent = clockTime(moment.getTime() / 1000, this.language); }

  // ---- what the holder does (acts.js has the rest)

  async tried(promise) {
    try { return await promise; } catch (fault) { this.toasted({ text: sentence(fault.message) }); return null; }
  }

  send(what) { return this.tried(post(`${this.path}/send`, { ...this.place, ...(this.anonymous ? { anonymous: true } : {}), ...what })); }
  change(message, text) { return this.tried(post(`${this.path}/edit`, { chat: this.open, message_id: message.id, text })); }
  begin() { return this.send({ text: this.chat.start_payload ? `/start ${this.chat.start_payload}` : "/start" }); }
  block(on) { return this.tried(post(`${this.path}/${on ? "block" : "unblock"}`, { bot: this.chat.bot.username })); }
  async join() { await this.tried(post(`${this.path}/join`, { chat: this.open })); await this.acts.refresh(); await this.enter(this.open); }
  key(key) { return this.acts.key(key); }
  inline(bot, query) { return this.acts.inline(bot, query); }
  suggestBots(start) { return this.acts.suggestBots(start); }
}

// The topic that was asked for; who is not in a group looks into its first.
function topicOf(chat, wanted) {
  const topic = chat.topics.find((each) => each.id === wanted || each.name === wanted);
  return topic?.id ?? (["left", "kicked"].includes(chat.me?.status) ? chat.topics[0]?.id : null) ?? null;
}

function arrived(chat, message, isHere) {
  const topic = chat.topics?.find((each) => each.id === (message.topic || 1));
  chat.last = message;
  if (topic) topic.last = message;
  if (message.mine || isHere) return;
  chat.unread = (chat.unread || 0) + 1;
  if (topic) topic.unread += 1;
}

// A replaced message keeps the focus where it was: on the same button, or on the message.
function exchange(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (!focused) return;
  const { row, column } = focused.dataset;
  const same = row === undefined ? null : fresh.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  (same || fresh.querySelector(".key") || fresh.querySelector(".bubble"))?.focus({ preventScroll: true });
}

function told(message, type) {
  const who = message.mine ? "You" : message.from?.name || "Somebody";
  const labels = (message.buttons || []).flat().map((button) => button.text);
  const words = message.text || message.poll?.question || message.kind.replace("_", " ");
  if (message.kind === "service") return words;
  return `${who}${type === "edited" ? ", changed" : ""}: ${words}${labels.length ? `. Buttons: ${labels.join(", ")}` : ""}`;
}

function sentence(words) {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;
}
