// The town's clock: it shows the time of the bot's own house, and moves it.

import { get, post } from "./face.js";

const NIGHT = 22;
const MORNING = 8;

export class Clock {
  constructor(told) {
    this.told = told;
    this.node = document.getElementById("now");
    this.moment = new Date();
    document.querySelectorAll("[data-hours]").forEach((button) => button.addEventListener("click", () => this.passes({ hours: Number(button.dataset.hours) })));
    document.getElementById("to-night").addEventListener("click", () => this.toHour(NIGHT));
    document.getElementById("to-morning").addEventListener("click", () => this.toHour(MORNING));
    document.getElementById("to-deadline").addEventListener("click", () => this.toDeadline());
    setInterval(() => this.ticks(), 1000);
    setInterval(() => get("/play/clock").then((clock) => this.shows(clock), () => {}), 20000);
  }

  opens(house) { document.getElementById("to-deadline").hidden = !house; }

  shows({ now, flows }) {
    this.moment = new Date(typeof now === "number" ? now * 1000 : now);
    Object.assign(this, { flows, since: Date.now() });
    this.node.textContent = "";
    this.draws();
  }

  get now() { return new Date(this.moment.getTime() + (this.flows ? Date.now() - this.since : 0)); }

  ticks() { if (this.flows) this.draws(); }

  draws() {
    const shown = this.now.toLocaleString(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
    if (this.node.textContent !== shown) { this.node.textContent = shown; this.told(this.now); }
    this.node.dateTime = this.now.toISOString();
    const hour = this.now.getUTCHours();
    document.body.classList.toggle("at-night", hour >= 21 || hour < MORNING);
  }

  passes(span) { return post("/play/clock?wait=quiet", span); }

  toHour(hour) {
    const to = new Date(this.now);
    to.setUTCHours(hour, 0, 0, 0);
    if (to <= this.now) to.setUTCDate(to.getUTCDate() + 1);
    return this.passes({ to: to.toISOString() });
  }

  async toDeadline() {
    const { at } = await get("/play/house/deadline");
    const ribbon = document.getElementById("ribbon");
    if (at) await this.passes({ to: new Date(new Date(at).getTime() + 60000).toISOString() });
    else ribbon.textContent = "Nothing has a deadline yet. Publish an idea first.";
  }
}
