// One message, or an album, as a bubble with its buttons.

import { avatar, h, hue, icon } from "./dom.js";
import { formatted } from "./format.js";
import { album, carried } from "./media.js";
import { clockTime } from "./words.js";

const MARKS = { url: ["link", "opens a link"], copy: ["copy", "copies"], switch_inline: ["forward", "choose a chat"], web_app: ["chat", "opens an app"] };
const BARE = new Set(["sticker", "dice"]);

// A group is what stands in one bubble (one message, or an album) and how it stands beside its neighbours.
export function grouped(messages, chat) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.album === message.album) { last.messages.push(message); continue; }
    groups.push({ key: message.id, album: message.album, messages: [message] });
  }
  groups.forEach((group, at) => {
    group.follows = together(groups[at - 1], group);
    group.leads = together(group, groups[at + 1]);
    group.named = chat.type !== "private" && !group.messages[0].mine && !group.follows;
  });
  return groups;
}

function together(one, two) {
  const [a, b] = [one?.messages.at(-1), two?.messages[0]];
  if (!a || !b || a.kind === "service" || b.kind === "service") return false;
  return a.from?.id === b.from?.id && b.date - a.date < 600 && Math.floor(a.date / 86400) === Math.floor(b.date / 86400);
}

export function bubble(group, { chat, words, language, acts }) {
  const [first] = group.messages;
  if (first.kind === "service") return service(first, acts);
  const told = group.messages.find((message) => message.text) || first;
  const { buttons } = group.messages.at(-1);
  const hasKeys = Boolean(buttons?.length);
  const body = h("div", { class: `bubble ${BARE.has(first.kind) ? "bare" : ""} ${first.kind === "photo" ? "framed" : ""} ${told.text ? "worded" : ""}`, tabindex: "-1" },
    group.named && first.from ? author(first) : null,
    first.forwarded_from && h("span", { class: "forwarded" }, `${words.forwarded} ${first.forwarded_from}`),
    first.via_bot && h("span", { class: "forwarded" }, `via ${first.via_bot}`),
    first.reply_to && quoted(first.reply_to, acts),
    group.messages.length > 1 ? album(group.messages, acts) : carried(first, acts),
    told.text && h("div", { class: "words", dir: "auto" }, formatted(told.text, told.entities, acts)),
    h("div", { class: "foot" }, reactions(told, acts), stamp(told, words, language)),
    h("button", { type: "button", class: "more", tabindex: "-1", "aria-label": "What to do with this message", "aria-haspopup": "menu", onclick: () => acts.more(group) }, icon("down")));
  const classes = ["message", first.mine ? "mine" : "theirs", group.follows && "follows", group.leads && "leads", hasKeys && "keyed"].filter(Boolean).join(" ");
  const seat = chat.type !== "private" && !first.mine ? (group.leads ? h("span", { class: "seat" }) : avatar(first.from?.name, "small seat", first.from?.bot)) : null;
  const node = h("article", { class: classes, "data-id": group.messages.map((each) => each.id).join(" "), "aria-label": `${first.mine ? "You" : first.from?.name || "Somebody"}, ${clockTime(first.date, language)}` },
    seat, h("div", { class: "stack" }, body, hasKeys ? keyboard(group.messages.at(-1), acts) : null));
  node.addEventListener("contextmenu", (event) => { if (event.target.closest("a, .key")) return; event.preventDefault(); acts.more(group); });
  node.addEventListener("dblclick", (event) => { if (!event.target.closest("button, a")) acts.reply(group); });
  holding(body, () => acts.more(group));
  return node;
}

function author({ from, tag }) {
  return h("span", { class: "author", style: `--hue:${hue(from.name)}` }, h("b", { dir: "auto" }, from.name), tag ? h("small", {}, tag) : from.bot ? h("small", {}, "bot") : null);
}

// A long touch opens the menu, as on any phone; where the finger leaves, nothing is pressed.
function holding(node, act) {
  let timer = null;
  let isHeld = false;
  const stop = () => clearTimeout(timer);
  node.addEventListener("touchstart", () => { isHeld = false; timer = setTimeout(() => { isHeld = true; act(); }, 480); }, { passive: true });
  for (const end of ["touchmove", "touchcancel"]) node.addEventListener(end, stop, { passive: true });
  node.addEventListener("touchend", (event) => { stop(); if (isHeld) event.preventDefault(); });
}

function service(message, acts) {
  const target = message.service?.type === "pinned_message" ? message.service.message_id : null;
  const words = target ? h("button", { type: "button", onclick: () => acts.jump(target) }, message.text) : message.text;
  return h("div", { class: "service", "data-id": message.id, dir: "auto" }, h("span", {}, words));
}

function quoted(reply, acts) {
  return h("button", { type: "button", class: "quoted", style: `--hue:${hue(reply.from || "")}`, disabled: reply.deleted, onclick: () => acts.jump(reply.id) },
    h("b", {}, reply.from || ""), h("span", { dir: "auto" }, reply.deleted ? "Deleted message" : (reply.quote || reply.text || "a message").slice(0, 90)));
}

function stamp(message, words, language) {
  return h("span", { class: "stamp" }, message.pinned ? icon("pin") : null, message.edited ? `${words.edited} ` : "", clockTime(message.date, language), message.mine ? icon("checks") : null);
}

function reactions(message, acts) {
  if (!message.reactions?.length) return null;
  return h("span", { class: "reactions" }, message.reactions.map((reaction) =>
    h("button", { type: "button", class: reaction.mine ? "mine" : "", "aria-pressed": String(reaction.mine), "aria-label": `${reaction.emoji}, ${reaction.count}`,
      onclick: () => acts.react(message, reaction.mine ? null : reaction.emoji) }, h("span", {}, reaction.emoji), ` ${reaction.count}`)));
}

function keyboard(message, acts) {
  return h("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, message.buttons.map((row, rowAt) => h("div", { class: "row" }, row.map((button, columnAt) => {
    const [mark, says] = MARKS[button.kind] || [];
    return h("button", {
      type: "button", class: `key ${button.style || ""}`, "data-row": rowAt, "data-column": columnAt, "data-press": button.data || "",
      onclick: () => acts.press(message, button, rowAt, columnAt),
    }, h("span", { class: "label", dir: "auto" }, button.text), mark ? h("span", { class: "mark" }, icon(mark), h("span", { class: "sr" }, ` (${says})`)) : null);
  }))));
}
