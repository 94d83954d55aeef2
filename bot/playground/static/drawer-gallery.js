// All screens of the bot at their extremes, drawn by its own views and shown as messages.

import { h } from "./dom.js";
import { get } from "./face.js";
import { bubble } from "./message.js";
import { wordsFor } from "./words.js";

const WAYS = [["plain", "As it is"], ["keys", "Names of texts"], ["long", "Longer words"], ["mirrored", "Right to left"]];
const AT_ONCE = 24;
const FIRST = "cards";
const NOTHING = new Proxy({}, { get: () => () => {} }); // nobody presses anything in a gallery

export async function open(inside) {
  const way = h("select", { id: "way" }, WAYS.map(([value, label]) => h("option", { value }, label)));
  const place = h("select", { id: "place" });
  const count = h("p", { class: "hint", role: "status" });
  const wall = h("div", { class: "exhibition", tabindex: "0", role: "region", "aria-label": "Screens" });
  const more = h("button", { type: "button", onclick: () => add() }, "Show more");
  let waiting = [];

  const add = () => {
    wall.append(...waiting.splice(0, AT_ONCE).map(frame));
    more.hidden = !waiting.length;
  };
  const show = async () => {
    count.textContent = "Drawing…";
    const { places, screens } = await get(`/play/house/gallery?words=${way.value}&place=${encodeURIComponent(place.value || FIRST)}`);
    if (!place.children.length) place.append(...places.map((each) => h("option", { value: each, selected: each === FIRST }, each.replaceAll("_", " "))));
    const faults = screens.filter((screen) => screen.fault).length;
    count.textContent = `${screens.length} different screens. ${faults ? `Telegram would refuse ${faults}.` : "Telegram would take them all."}`;
    waiting = screens;
    wall.replaceChildren();
    wall.scrollTop = 0;
    add();
  };
  way.addEventListener("change", show);
  place.addEventListener("change", show);
  inside.replaceChildren(
    h("p", { class: "hint" }, "Each screen with the least and the most that can stand on it, and in every state. The bot's own views draw them."),
    h("div", { class: "pick" }, h("label", { for: "place" }, "Where "), place, h("label", { for: "way" }, "How "), way), count, wall, more);
  await show();
}

function frame(screen) {
  const message = { id: 0, kind: "text", date: 1795341600, mine: false, text: screen.text, entities: screen.entities, buttons: screen.buttons, reactions: [], from: { id: 1, name: "Folkmoot" }, media: null };
  const shown = bubble({ key: 0, messages: [message] }, { chat: { type: "private" }, words: wordsFor("en"), language: "en", acts: NOTHING });
  shown.querySelectorAll("button, a").forEach((each) => { each.tabIndex = -1; });
  return h("figure", { class: screen.fault ? "refused" : "" }, h("figcaption", {}, h("strong", {}, screen.name.replaceAll("_", " ")), ` ${screen.case}${screen.note ? `, ${screen.note}` : ""}`), shown, screen.fault && h("p", { class: "finding" }, screen.fault));
}
