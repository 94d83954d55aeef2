// The ribbon: one plain sentence on what just happened, and an arrow between the phones it happened on.

import { h } from "./dom.js";

const LATELY = 6000; // milliseconds in which an answer still belongs to what somebody did

export class Ribbon {
  constructor(phones) {
    this.phones = phones;
    this.node = document.getElementById("ribbon");
    this.lane = document.getElementById("lane");
    this.tab = document.getElementById("tabs");
    this.isTold = false;
    this.isKept = false;
    this.actor = null;
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { this.isKept = false; }, true);
    addEventListener("resize", () => this.arrow(...(this.ends || [])));
  }

  tell(words, from = null, to = null) {
    const [start, end] = [this.phone(from), this.phone(to)];
    const way = start && end && start !== end ? h("strong", { class: "way" }, `${name(start)} → ${name(end)}`) : null;
    this.node.replaceChildren(...[way, h("span", {}, words)].filter(Boolean));
    this.arrow(start, end);
    this.phones.forEach((phone) => phone.node.classList.toggle("in-play", phone === start || phone === end));
  }

  // A sentence that stands until somebody does something: no late change of a card takes it away.
  keep(words) { this.tell(words); this.isKept = true; }

  phone(who) { return who && (this.phones.find((phone) => phone.who === who || phone.holder === who) || this.phones.find((phone) => phone.everyone.includes(who))); }

  arrow(start, end) {
    this.ends = [start, end];
    const one = start && this.middle(start);
    const two = end && this.middle(end);
    if (!one || !two || start === end) { this.lane.replaceChildren(); return; }
    const lift = one < two ? -7 : 7;
    this.lane.innerHTML = `<svg width="100%" height="22"><path class="shaft" d="M${one} 20C${one} -1 ${two} -1 ${two} 15"/><path class="tip" d="M${two - 5} 13l5 8 5-8z"/><circle cx="${one}" cy="19" r="3"/></svg>`;
    this.lane.dataset.lift = lift;
  }

  middle(phone) {
    const tab = this.tab.querySelector(`[data-who="${phone.who}"]`);
    const node = this.tab.offsetParent ? tab : phone.node;
    const box = node.getBoundingClientRect();
    return Math.round(Math.min(Math.max(box.left + box.width / 2, 14), innerWidth - 14));
  }

  heard(event) {
    if (this.isTold || this.isKept) return;
    if (event.type === "clock") { this.tell("Time has moved. Whatever was due has been done."); return; }
    if (event.type === "spinner" && event.on) this.acted(event.as);
    if (event.type === "message" && event.message.mine) this.acted(event.as);
    const phone = this.phones.find((other) => other.holder === event.as);
    const chat = phone?.chats.get(event.chat);
    if (!chat || !["message", "edited"].includes(event.type)) return;
    const words = sentence(event, phone, chat);
    if (words) this.tell(words, this.lately(), phone.who);
  }

  acted(who) { this.actor = { who, at: Date.now() }; }
  lately() { return this.actor && Date.now() - this.actor.at < LATELY ? this.actor.who : null; }
}

function sentence({ type, message }, phone, chat) {
  if (!message.from || message.kind === "service") return "";
  const place = chat.bot ? `the private chat with ${chat.title}` : chat.title;
  if (message.mine && type === "message") return `${message.from.name} wrote in ${place}.`;
  if (!message.from.bot && !message.via_bot) return "";
  if (type === "edited") return `A message in ${chat.bot ? `${(phone.person?.name || phone.who)}'s chat` : chat.title} was brought up to date. No new message was sent.`;
  return chat.bot ? `${message.from.name} wrote to ${(phone.person?.name || phone.who)}, in private.` : `${message.from.name} posted one message in ${chat.title}.`;
}

function name(phone) { return phone.caption.split(",")[0]; }
