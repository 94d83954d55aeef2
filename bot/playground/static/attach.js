// Attaching: pictures and files of this device or drawn samples, albums, places, contacts, polls.

import { h, icon } from "./dom.js";
import { get } from "./face.js";
import { drawnMap } from "./media.js";
import { chooser, form, heading, over } from "./overlays.js";

const PLACES = [
  ["Elm Street School", "12 Elm Street, Northside", 46.7801, 23.6102], ["Town hall", "1 Market Square", 46.7712, 23.6236],
  ["Riverside park", "Quay Road", 46.7655, 23.6011], ["Old Town market", "Weavers' Lane", 46.7699, 23.5893],
];
const SCENES = [["#9fc6dc", "#e8d9b8", "#c96f4a"], ["#f0c987", "#efe3cf", "#5d8a78"], ["#b7b4d8", "#ddd6c8", "#8a4f5f"]];

export function attach(phone) {
  const send = (what) => phone.composer.hand(what);
  const entries = [
    ["photo", "Photos from this device", () => choose(phone, "image/jpeg,image/png,image/webp")], ["file", "Files from this device", () => choose(phone, "", true)],
    ["photo", "A sample photo", async () => send({ photo: await drawn(0) })],
    ["photos", "A sample album", async () => send({ album: await Promise.all(SCENES.map(async (_, at) => ({ type: "photo", file: await drawn(at) }))) })],
    ["mic", "A sample voice message", () => send({ voice: { duration: 12 } })], ["file", "A sample file", () => send({ document: true })],
    ["place", "A place", () => somewhere(phone)], ["person", "A contact", () => somebody(phone)],
    ["poll", "A poll", () => asks(phone)], ["sticker", "A sticker", () => send({ sticker: true })], ["dice", "A dice", () => send({ dice: "🎲" })],
  ];
  const finish = () => close();
  const { shade, close } = over(phone.screen, "Attach", [heading("Attach", finish), h("div", { class: "tiles" }, entries.map(([name, words, act]) =>
    h("button", { type: "button", class: "tile", onclick: () => { finish(); act(); } }, h("span", { class: "round" }, icon(name)), words)))]);
  shade.addEventListener("dismiss", finish);
}

function choose(phone, accept, asFiles = false) {
  const input = h("input", { type: "file", accept, multiple: true });
  input.addEventListener("change", async () => { if (input.files.length) await phone.composer.hand(await handed([...input.files], asFiles)); });
  input.click();
}

// Several files make an album; pictures are sent as photos unless files were asked for.
export async function handed(files, asFiles = false) {
  const items = await Promise.all(files.slice(0, 10).map(async (file) => ({
    type: !asFiles && /^image\/(png|jpeg|webp)$/.test(file.type) ? "photo" : "document", file: { base64: await base64(file), name: file.name, mime: file.type || undefined },
  })));
  return items.length === 1 ? { [items[0].type]: items[0].file } : { album: items };
}

export function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

// A street with houses and a crossing, drawn here, so that a sample looks like a photo of the town.
async function drawn(at) {
  const [sky, wall, roof] = SCENES[at % SCENES.length];
  const canvas = h("canvas", { width: 800, height: 600 });
  const pen = canvas.getContext("2d");
  const box = (color, ...sides) => { pen.fillStyle = color; pen.fillRect(...sides); };
  box(sky, 0, 0, 800, 600);
  pen.fillStyle = "#fff6"; pen.beginPath(); pen.arc(620 - at * 180, 110, 52, 0, 7); pen.fill();
  for (let house = 0; house < 5; house += 1) {
    const [x, top] = [house * 170 - 40, 190 + ((house * 53 + at * 31) % 60)];
    box(wall, x, top, 150, 400 - top);
    pen.fillStyle = roof; pen.beginPath(); pen.moveTo(x - 12, top); pen.lineTo(x + 75, top - 70); pen.lineTo(x + 162, top); pen.fill();
    for (let pane = 0; pane < 4; pane += 1) box("#5f7480", x + 22 + (pane % 2) * 66, top + 26 + (pane > 1) * 74, 40, 46);
  }
  box("#6d8f5e", 0, 396, 800, 26); box("#565b5e", 0, 422, 800, 178);
  for (let stripe = 0; stripe < 6; stripe += 1) box("#f3f1ea", 250 + at * 40 + stripe * 52, 436, 28, 164);
  const file = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  return { base64: await base64(file), name: "street.jpg", mime: "image/jpeg", width: 800, height: 600 };
}

async function somewhere(phone) {
  const finish = () => close();
  const point = { latitude: 46.7733, longitude: 23.6155 };
  const entries = PLACES.map(([title, address, latitude, longitude]) => [title, address, { venue: { title, address, latitude, longitude } }]);
  entries.unshift(["My place", "Northside, on foot", { location: point }]);
  const { shade, close } = over(phone.screen, "A place", [heading("A place", finish), h("div", { class: "place" }, drawnMap(point.latitude, point.longitude)),
    entries.map(([title, address, what]) => h("button", { type: "button", class: "entry", onclick: () => { finish(); phone.composer.hand(what); } },
      icon("place"), h("span", { class: "name" }, h("b", {}, title), h("small", {}, address))))]);
  shade.addEventListener("dismiss", finish);
}

async function somebody(phone) {
  const people = await get("/play/people");
  const picked = await chooser(phone.screen, "A contact", people.map((one) => [one.handle === phone.holder ? `${one.name} (me)` : one.name, one]));
  if (picked) await phone.composer.hand({ contact: { phone_number: `+40 700 ${String(picked.id).slice(-6)}`, first_name: picked.name, user_id: picked.id } });
}

export async function asks(phone) {
  const answers = ["First answer", "Second answer", "Third answer (or leave it empty)", "Fourth answer (or leave it empty)"];
  const said = await form(phone.screen, "A poll", [["Question", "What do you ask?"], ...answers.map((label) => [label, label])], "Send the poll");
  if (!said) return;
  const [question, ...options] = said;
  const given = options.filter(Boolean);
  if (!question || given.length < 2) { phone.toasted({ text: "A poll needs a question and two answers." }); return; }
  const named = phone.chat.type !== "private" && await chooser(phone.screen, "Whose votes are seen?", [["Anonymous votes", "no"], ["Votes with names", "yes"], ["Several answers, anonymous", "several"]]);
  await phone.composer.hand({ poll: { question, options: given, anonymous: named !== "yes", multiple: named === "several" } });
}
