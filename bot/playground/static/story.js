// The story bar: eight steps that play by themselves, one by one, or not at all.

import { h } from "./dom.js";
import { STORIES } from "./stories.js";

export class Story {
  constructor(stage, stories) {
    Object.assign(this, { stage, stories, told: new Map(), done: 0, playing: -1, isPaused: false, goes: false, waiting: [] });
    this.usualPace = Number(new URLSearchParams(location.search).get("pace") ?? 1);
    this.pace = this.usualPace;
    this.node = document.getElementById("story");
    this.play = h("button", { type: "button", class: "play", onclick: () => this.toggle() });
    this.next = h("button", { type: "button", onclick: () => this.one() }, "Next step");
    this.free = h("button", { type: "button", onclick: () => this.stop() }, "Free play");
    this.which = h("select", { "aria-label": "Which story", hidden: stories.length < 2, onchange: () => this.choose(stories[this.which.selectedIndex]) }, stories.map(({ name }) => h("option", {}, name)));
    this.list = h("ol", { class: "steps" });
    this.node.replaceChildren(h("div", { class: "controls", role: "group", "aria-label": "Play the story" }, this.play, this.next, this.free, this.which), this.list);
    this.node.hidden = false;
    this.choose(stories[0]);
  }

  // Another story begins where it was left.
  async choose(story) {
    if (this.playing >= 0) { this.stop(); await this.ending; }
    if (this.story) this.told.set(this.story, this.done);
    Object.assign(this, { story, steps: story.steps, done: this.told.get(story) || 0 });
    this.marks = this.steps.map((title, at) => h("button", { type: "button", class: "step", onclick: () => this.goTo(at) }, h("span", { class: "number", "aria-hidden": "true" }, at + 1), h("span", { class: "what" }, title)));
    this.list.replaceChildren(...this.marks.map((mark) => h("li", {}, mark)));
    this.draw();
  }

  draw() {
    const isOver = this.done === this.steps.length;
    const words = this.goes && !this.isPaused ? "Pause" : isOver ? "Play again" : this.done || this.isPaused ? "Go on" : "Play the story";
    this.play.textContent = words;
    this.play.dataset.state = this.goes && !this.isPaused ? "pause" : "play";
    this.next.disabled = this.playing >= 0 && !this.isPaused;
    this.free.disabled = this.playing < 0;
    this.marks.forEach((mark, at) => {
      mark.classList.toggle("done", at < this.done);
      mark.toggleAttribute("aria-current", at === this.playing);
      if (at === this.playing) mark.setAttribute("aria-current", "step");
      mark.setAttribute("aria-label", `Step ${at + 1} of ${this.steps.length}: ${this.steps[at]}${at < this.done ? ", played" : ""}`);
    });
    this.node.dataset.done = this.done;
    this.node.dataset.state = this.playing >= 0 ? (this.isPaused ? "paused" : "playing") : isOver ? "over" : "free";
  }

  toggle() {
    if (this.playing < 0) { if (this.done === this.steps.length) this.done = 0; return this.run(this.steps.length); }
    if (this.isPaused) { this.goes = true; this.target = this.steps.length; return this.resume(); }
    this.isPaused = true;
    return this.draw();
  }

  one() {
    if (this.isPaused) return this.resume();
    if (this.done === this.steps.length) this.done = 0;
    return this.run(this.done + 1);
  }

  resume() {
    this.isPaused = false;
    this.waiting.splice(0).forEach((go) => go());
    this.draw();
  }

  // Let go of the phones after what is under way: they are the visitor's.
  stop() {
    this.wantsOut = true;
    this.resume();
  }

  goTo(at) {
    if (at < this.done) { this.stage.ribbon.tell(`Step ${at + 1}, “${this.steps[at]}”, has been played. Play again begins at the first step.`); return null; }
    this.fastUntil = at;
    if (this.playing >= 0) { this.target = Math.max(this.target, at + 1); this.pace = this.playing < at ? 0 : this.usualPace; return this.resume(); }
    return this.run(at + 1);
  }

  async goesOn() {
    if (this.wantsOut) throw new Stopped();
    if (this.isPaused) await new Promise((go) => this.waiting.push(go));
    if (this.wantsOut) throw new Stopped();
  }

  run(target) {
    this.ending = this.plays(target);
    return this.ending;
  }

  async plays(target) {
    Object.assign(this, { target, goes: true, isPaused: false, wantsOut: false });
    Object.assign(this.stage.ribbon, { isTold: true, isKept: false });
    try {
      const [{ Acts }, { STEPS }] = await Promise.all([import("./story-acts.js"), this.story.load()]);
      this.acts ||= new Acts(this.stage, this);
      while (this.done < this.target) {
        this.playing = this.done;
        this.pace = this.playing < (this.fastUntil ?? 0) ? 0 : this.usualPace;
        this.draw();
        await STEPS[this.playing].plays(this.acts);
        this.done += 1;
      }
      if (this.done === this.steps.length) this.stage.ribbon.keep("That is the whole story. Now the phones are yours: write, press, block, come back.");
    } catch (fault) {
      this.stage.ribbon.keep(fault instanceof Stopped ? "The phones are yours. Go on with the story whenever you like." : excuse(fault));
    }
    Object.assign(this, { playing: -1, goes: false, fastUntil: 0 });
    this.stage.ribbon.isTold = false;
    this.draw();
  }
}

class Stopped extends Error {}

function excuse(fault) {
  const why = fault.isLost ? fault.message : "A phone shows something else by now.";
  return `The story lost its thread. ${why} Press Go on to play this step again.`;
}

export function tellStory(stage) {
  return new Story(stage, STORIES);
}
