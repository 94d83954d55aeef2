// What people of the story do: they write, press and open things on their phones, through the people face.

import { chatOf, get, person, post } from "./face.js";

const QUIET = "wait=quiet";
const LETTER = 14; // milliseconds
const NUDGES = 30;

export class Lost extends Error { isLost = true; }

export class Acts {
  constructor(stage, story) {
    this.stage = stage;
    this.story = story;
    this.facts = {};
  }

  get pace() { return this.story.pace; }
  tell(words, from, to) { this.stage.ribbon.tell(words, from, to); }

  async wait(milliseconds) {
    await new Promise((done) => setTimeout(done, milliseconds * this.pace));
    await this.story.goesOn();
  }

  group(who) { return this.stage.phoneOf(who).wanted; }

  // Bring somebody's phone to the front, with this chat and topic open.
  async looks(who, { chat, topic } = {}) {
    const phone = this.stage.phoneOf(who);
    this.stage.choose(phone);
    const wanted = chat ?? phone.open ?? phone.wanted;
    const known = phone.chats.get(wanted);
    const number = topic && known?.topics.find((each) => each.name === topic)?.id;
    if (known && (phone.open !== wanted || (number && phone.topic !== number))) await phone.enter(wanted, number || topic);
    return phone;
  }

  async says(who, words, place = {}) {
    const phone = await this.looks(who, place);
    await this.types(phone, words);
    await post(`${person(who)}/send?${QUIET}`, { ...place, text: words });
    await this.wait(700);
  }

  async types(phone, words) {
    const field = phone.composer.field;
    if (!field || this.pace === 0 || phone.composer.row.hidden) return;
    for (let at = 4; at < words.length + 4; at += 4) {
      field.value = words.slice(0, at);
      phone.composer.grow?.();
      await this.wait(LETTER * 4);
    }
    await this.wait(250);
    field.value = "";
    phone.composer.grow?.();
  }

  // Point at a button, let the visitor press it or press it for them. Answers with what the toast said.
  async presses(who, label, place = {}, { lingers = 900 } = {}) {
    const phone = await this.looks(who, place);
    if (label instanceof RegExp) label = await this.labelLike(who, label, place);
    const pressed = await this.points(phone, label, lingers);
    if (pressed) await post("/play/quiet", { within: 5 });
    const seen = pressed ? {} : await post(`${person(who)}/press?${QUIET}`, { ...place, label });
    await this.wait(700);
    return seen.toast || "";
  }

  // Some labels carry a count; find the newest that looks like this.
  async labelLike(who, like, place) {
    const labels = (await this.messages(who, place)).flatMap((message) => (message.buttons || []).flat()).map((button) => button.text);
    const found = labels.reverse().find((label) => like.test(label));
    if (!found) throw new Lost("A button is missing.");
    return found;
  }

  // Hand a phone over to a colleague.
  async holds(phone, who) {
    const device = this.stage.phones.find((each) => each.who === phone);
    if (device.holder !== who) await device.take(who);
  }

  async points(phone, label, lingers) {
    const key = [...phone.list.querySelectorAll(".key")].filter((each) => each.textContent.trim() === label || each.firstChild?.textContent.trim() === label).pop();
    if (!key || this.pace === 0) return false;
    let pressed = false;
    const taken = () => { pressed = true; };
    key.addEventListener("click", taken, { once: true });
    key.classList.add("pointed");
    key.scrollIntoView({ block: "nearest" });
    for (let waited = 0; waited < lingers && !pressed; waited += 100) await this.wait(100);
    key.removeEventListener("click", taken);
    key.classList.remove("pointed");
    return pressed;
  }

  async opens(who, link) {
    const phone = await this.looks(who, { chat: this.stage.phoneOf(who).wanted });
    await phone.acts.follow(link);
    const payload = link.includes("start=");
    if (payload && !(await this.hasBegun(phone))) await this.begins(phone);
    await post("/play/quiet", { within: 5 });
    await this.wait(800);
  }

  async hasBegun(phone) {
    const { chat } = await chatOf(phone.holder, phone.open);
    return chat.started && !chat.start_payload;
  }

  async begins(phone) {
    await this.wait(500);
    await post(`${phone.path}/start?${QUIET}`);
    await phone.enter(phone.open);
  }

  async shares(who, words, place) {
    const found = await post(`${person(who)}/inline`, { query: words, chat: place.chat });
    if (!found.results.length) throw new Lost(`Nothing was found for ${words}.`);
    return post(`${person(who)}/choose?${QUIET}`, { query_id: found.query_id, result: 0, ...place });
  }

  passes(span) { return post(`/play/clock?${QUIET}`, span); }

  // Wait until these words stand in the newest messages of a chat; time passes a little if they are not there yet.
  async sees(who, words, place = {}) {
    for (let nudge = 0; nudge < NUDGES; nudge += 1) {
      const found = (await this.messages(who, place)).reverse().find((message) => words.test(message.text || ""));
      if (found) return found;
      await post("/play/quiet", { within: 5 });
      await this.passes({ seconds: 3 });
    }
    throw new Lost(`${this.stage.phoneOf(who).caption} shows something else by now.`);
  }

  async messages(who, { chat, topic } = {}) {
    return (await chatOf(who, chat ?? this.stage.phoneOf("ana").wanted, topic)).messages;
  }

  async tries(act) { try { return await act(); } catch { return null; } }
  stored(who) { return this.tries(() => get(`${person(who)}/record`)); }
  calls(since = 0) { return get(`/play/calls?since=${since}&limit=5000`); }
}
