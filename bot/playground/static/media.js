// What a message carries beside words: pictures, voices, files, places, contacts, polls.

import { avatar, bytes, h, icon, minutes, s } from "./dom.js";

const NAMES = { document: "File", audio: "Music", video: "Video", animation: "GIF", video_note: "Video message" };

export function carried(message, acts) {
  const { kind, media } = message;
  if (kind === "poll") return poll(message, acts);
  if (!media) return null;
  if (kind === "photo") return picture(message, acts);
  if (kind === "sticker") return h("img", { class: "sticker", src: media.file, alt: "Sticker", width: 120, height: 120 });
  if (kind === "voice") return voice(media);
  if (kind === "location" || kind === "venue") return map(media);
  if (kind === "contact") return contact(media);
  if (kind === "dice") return h("div", { class: "dice", role: "img", "aria-label": `Dice: ${media.value}` }, media.emoji, h("b", {}, media.value));
  return file(kind, media);
}

export function picture(message, acts) {
  const { media } = message;
  const image = h("img", { src: media.file, alt: message.text ? `Photo: ${message.text.slice(0, 80)}` : "Photo", width: media.width || 640, height: media.height || 480 });
  return h("button", { type: "button", class: "picture", "aria-label": `${image.alt}. Show it larger`, onclick: () => acts.enlarge(media.file, image.alt) }, image);
}

export function album(messages, acts) {
  const pictures = messages.filter((message) => message.kind === "photo");
  const others = messages.filter((message) => message.kind !== "photo");
  return [pictures.length ? h("div", { class: `album n${Math.min(pictures.length, 4)}` }, pictures.map((message) => picture(message, acts))) : null,
    others.map((message) => carried(message, acts))];
}

function file(kind, media) {
  const ending = (media.name || "").split(".").pop().slice(0, 4);
  return h("a", { class: "file", href: media.file, download: media.name || kind },
    h("span", { class: "sheet", "aria-hidden": "true" }, kind === "document" ? ending.toUpperCase() || icon("file") : icon("play")),
    h("span", { class: "what" }, h("b", {}, media.name || NAMES[kind] || "File"), h("small", {}, bytes(media.size) || NAMES[kind])));
}

function voice(media) {
  const length = media.duration || 1;
  const bars = shape(media.file);
  const time = h("small", {}, minutes(length));
  const button = h("button", { type: "button", class: "round", "aria-label": `Play the voice message, ${length} seconds` }, icon("play"));
  const node = h("div", { class: "voice" }, button, h("div", { class: "what" }, bars, time));
  let timer = null;
  let sound = null;
  const stop = () => { clearInterval(timer); timer = null; sound?.pause(); button.replaceChildren(icon("play")); bars.style.setProperty("--played", "0%"); time.textContent = minutes(length); };
  button.addEventListener("click", () => {
    if (timer) { stop(); return; }
    const began = performance.now();
    sound = new Audio(media.file);
    sound.play().catch(() => {});
    button.replaceChildren(icon("pause"));
    timer = setInterval(() => {
      const gone = (performance.now() - began) / 1000;
      bars.style.setProperty("--played", `${Math.min(100, 100 * gone / length)}%`);
      time.textContent = minutes(Math.max(0, length - gone));
      if (gone >= length || !node.isConnected) stop();
    }, 100);
  });
  return node;
}

function shape(seed) {
  let state = 11;
  for (const letter of seed) state = (state * 33 + letter.charCodeAt(0)) % 9973;
  const heights = Array.from({ length: 30 }, (_, at) => { state = (state * 137 + 31) % 9973; return 4 + (state % 15) * (0.4 + 0.6 * Math.abs(Math.sin(at / 3))); });
  const draw = () => s("svg", { viewBox: "0 0 120 20", preserveAspectRatio: "none" }, heights.map((height, at) => s("rect", { x: at * 4, y: 10 - height / 2, width: 2.4, height, rx: 1.2 })));
  return h("div", { class: "bars", "aria-hidden": "true" }, draw(), h("div", { class: "played" }, draw()));
}

export function drawnMap(latitude, longitude) {
  const shift = (value, size) => Math.round((Math.abs(value) * 1e4) % size);
  const x = shift(longitude, 60);
  const y = shift(latitude, 40);
  const streets = [`M-10 ${30 + y}L290 ${10 + y}`, `M-10 ${100 + y / 2}L290 ${88 + y / 2}`, `M${50 + x} -10L${70 + x} 170`, `M${170 + x} -10L${150 + x} 170`, `M-10 ${150 - y}L120 -10`];
  return s("svg", { viewBox: "0 0 280 150", class: "map", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" },
    s("rect", { width: 280, height: 150, class: "land" }), s("path", { d: `M${200 - x} 160C${190 - x} 90 ${260 - x} 80 ${250 - x} -10L330 -10V160Z`, class: "river" }),
    s("rect", { x: 20 + x, y: 95 - y, width: 74, height: 44, rx: 10, class: "park" }), streets.map((d) => s("path", { d, class: "street" })),
    s("path", { d: "M140 78c-8-10-13-16-13-23a13 13 0 0 1 26 0c0 7-5 13-13 23z", class: "needle" }), s("circle", { cx: 140, cy: 55, r: 4.6, class: "eye" }));
}

function map(media) {
  const where = `${media.latitude.toFixed(4)}, ${media.longitude.toFixed(4)}`;
  return h("figure", { class: "place" }, drawnMap(media.latitude, media.longitude),
    h("figcaption", {}, h("b", {}, media.title || "Place"), h("small", {}, media.address || where)));
}

function contact(media) {
  const name = [media.first_name, media.last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" }, avatar(name), h("span", { class: "what" }, h("b", {}, name), h("small", { dir: "ltr" }, media.phone_number)));
}

function poll(message, acts) {
  const { poll: asked } = message;
  const voted = asked.options.some((option) => option.mine);
  const shows = voted || asked.closed;
  const most = Math.max(1, asked.voters);
  const kind = asked.closed ? "Final results" : asked.anonymous ? "Anonymous poll" : "Poll: votes show names";
  const votes = asked.voters ? `${asked.voters} ${asked.voters === 1 ? "vote" : "votes"}` : "No votes yet";
  const box = h("div", { class: "poll", role: "group", "aria-label": `Poll: ${asked.question}` }, h("b", { dir: "auto" }, asked.question), h("small", {}, kind));
  const ticked = new Set();
  const send = h("button", { type: "button", class: "cast", hidden: true, onclick: () => acts.vote(message, [...ticked]) }, "Vote");
  asked.options.forEach((option, at) => {
    const share = Math.round(100 * option.votes / most);
    if (shows) { box.append(result(option, share)); return; }
    const choice = h("button", { type: "button", class: "choice", "aria-pressed": asked.multiple ? "false" : null }, h("span", { class: asked.multiple ? "tick square" : "tick" }), h("span", { dir: "auto" }, option.text));
    choice.addEventListener("click", () => {
      if (!asked.multiple) { acts.vote(message, [at]); return; }
      const on = !ticked.delete(at) && ticked.add(at);
      choice.setAttribute("aria-pressed", String(Boolean(on)));
      send.hidden = !ticked.size;
    });
    box.append(choice);
  });
  box.append(send, h("small", { class: "votes" }, votes));
  return box;
}

function result(option, share) {
  return h("div", { class: `result ${option.mine ? "mine" : ""}`, style: `--share:${share}%` },
    h("span", { class: "share" }, `${share}%`), h("span", { class: "option", dir: "auto" }, option.text, option.mine ? h("span", { class: "sr" }, " (your choice)") : null, option.mine ? icon("check") : null));
}

