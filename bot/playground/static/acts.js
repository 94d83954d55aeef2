// What the holder of a phone does at every turn: pressing, reacting, voting, following links. deeds.js has the rest.

import { get, post } from "./face.js";

const TELEGRAM = /^(https?:\/\/(t\.me|telegram\.me|telegram\.dog)\/|tg:)/i;
const ABSENT = { web_app: "The playground doesn't open web apps.", login: "The playground has no log-in buttons.", pay: "Nothing is paid in the playground.", game: "The playground has no games." };
const RARER = ["more", "forward", "pickChat", "switchInline", "share", "pickFor", "polls", "suggestBots", "inline", "chatMenu", "info", "language", "enlarge", "asksToOpen"];

export class Acts {
  constructor(phone) { this.phone = phone; }

  post(path, body) { return this.phone.tried(post(`${this.phone.path}/${path}`, body)); }
  on(message, rest = {}) { return { chat: this.phone.open, message_id: message.id, ...rest }; }

  send(words) { return this.phone.send({ text: words }); }
  reply(group) { this.phone.composer.replyTo(group.messages[0]); }
  react(message, emoji) { return this.post("react", this.on(message, { emoji })); }
  vote(message, options) { return this.post("vote", this.on(message, { options })); }

  async copy(words) {
    await navigator.clipboard?.writeText(words).catch(() => {});
    this.phone.toasted({ text: "Copied." });
  }

  async jump(id) {
    const node = await this.phone.reaches(id);
    if (!node) { this.phone.toasted({ text: "That message is not here any more." }); return; }
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    node.querySelector(".bubble")?.focus({ preventScroll: true });
  }

  // ---- buttons under messages, and keys below the input

  press(message, button, row, column) {
    if (button.kind === "copy") return this.copy(button.copy || button.text);
    if (button.kind === "url") return this.follow(button.url);
    if (button.kind === "switch_inline") return this.switchInline(button, message);
    if (ABSENT[button.kind]) return this.phone.toasted({ text: ABSENT[button.kind] });
    return this.post("press", this.on(message, { row, column }));
  }

  key(key) {
    const { phone } = this;
    if (key.kind === "request_poll") return this.polls();
    if (key.kind === "web_app") return phone.toasted({ text: ABSENT.web_app });
    if (key.kind === "request_chat" || key.kind === "request_users") return this.pickFor(key);
    if (key.kind === "request_contact" || key.kind === "request_location") return this.share(key);
    return this.post("press", { chat: phone.open, label: key.text });
  }

  // ---- links. An address that hides behind other words is shown before it opens.

  async follow(address, isSeen = false) {
    const { phone } = this;
    if (!TELEGRAM.test(address)) {
      if (isSeen || await this.asksToOpen(address)) window.open(address, "_blank", "noopener");
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
}

// Fetched when first wanted.
for (const name of RARER) {
  Acts.prototype[name] = async function rarer(...given) {
    const { Deeds } = await import("./deeds.js");
    return new Deeds(this)[name](...given);
  };
}
