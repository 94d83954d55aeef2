// Under the hood: the calls of the real bot under their names in python-telegram-bot, the limits they use, and findings.

import { h } from "./dom.js";
import { follow } from "./drawer.js";
import { get } from "./face.js";

const SHOWN = 120;
const HUSHED = new Set(["getupdates", "getme"]);
const PER_SECOND = 30;
const PER_GROUP_MINUTE = 20;
const TELLING = ["chat_id", "message_id", "inline_message_id", "message_thread_id", "text", "caption", "callback_query_id", "reply_markup", "show_alert", "url"];

export async function open(inside, stage) {
  const list = h("ol", { class: "calls", "aria-label": "Calls, newest first" });
  const findings = h("div", { class: "findings", role: "status" });
  const limits = h("dl", { class: "limits" });
  const names = new Map();
  const calls = [];
  const { chats, people } = await get("/play/state");
  chats.forEach((chat) => names.set(String(chat.id), chat.title));
  people.forEach((one) => names.set(String(one.id), one.name));

  const add = (call) => {
    if (HUSHED.has(call.method.toLowerCase())) return;
    calls.push(call);
    list.prepend(row(call, names));
    while (list.children.length > SHOWN) list.lastElementChild.remove();
  };
  const settle = async () => {
    drawLimits(limits, calls, names, stage.clock.now.getTime() / 1000);
    drawFindings(findings, await get("/play/findings"));
  };
  (await get(`/play/calls?limit=${SHOWN * 2}`)).forEach(add);
  await settle();
  inside.replaceChildren(
    h("p", { class: "hint" }, "Every call the bot makes, as python-telegram-bot names it. Press one to see it whole."),
    findings, limits, list);
  return follow("mira", (event) => { if (event.type === "call") add(event.call); }, settle);
}

function row(call, names) {
  const where = names.get(String(call.params.chat_id)) || "";
  const outcome = call.ok ? "" : h("span", { class: "refusal" }, call.answer.description || "no answer", call.expected ? " (you asked for this)" : "");
  const details = h("pre", {}, JSON.stringify({ asks: told(call.params), answer: call.answer.result ?? call.answer }, null, 1).slice(0, 4000));
  return h("li", { class: call.ok ? "" : call.expected ? "wanted" : "refused" }, h("details", {},
    h("summary", {}, h("code", {}, snake(call.method)), h("span", { class: "where" }, where), h("small", {}, `${Math.round(call.took_ms)} ms`), outcome),
    details));
}

function told(params) {
  return Object.fromEntries(Object.entries(params).sort(([a], [b]) => TELLING.indexOf(a) - TELLING.indexOf(b)));
}

function snake(method) { return method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`); }
function speaks(call) { return /^(send|copy|forward|edit)/.test(call.method) && call.method !== "sendChatAction"; }

function drawLimits(node, calls, names, now) {
  const lately = calls.filter((call) => speaks(call) && now - call.at < 60);
  const bySecond = new Map();
  lately.forEach((call) => bySecond.set(Math.floor(call.at), (bySecond.get(Math.floor(call.at)) || 0) + 1));
  const groups = new Map();
  lately.filter((call) => Number(call.params.chat_id) < 0).forEach((call) => groups.set(String(call.params.chat_id), (groups.get(String(call.params.chat_id)) || 0) + 1));
  const rows = [["Busiest second of the last minute", Math.max(0, ...bySecond.values()), PER_SECOND], ...[...groups].map(([chat, used]) => [`${names.get(chat) || chat}, last minute`, used, PER_GROUP_MINUTE])];
  node.replaceChildren(...rows.map(([words, used, most]) => h("div", {}, h("dt", {}, words), h("dd", { class: used > most ? "over" : "" }, h("meter", { value: String(used), max: String(most), high: String(most * 0.8), "aria-label": words }), ` ${used} of ${most}`))));
}

function drawFindings(node, found) {
  const errors = found.filter((one) => one.level === "error");
  const summary = errors.length ? `${errors.length} ${errors.length === 1 ? "finding" : "findings"} of the validator` : "The validator found nothing wrong.";
  node.replaceChildren(h("p", { class: errors.length ? "finding" : "fine" }, summary), h("ul", {}, found.slice(-20).reverse().map((one) => h("li", { class: one.level }, one.message))));
}
