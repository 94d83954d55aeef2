// The trouble maker: what goes wrong in real life goes wrong here, at the press of a button.

import { h } from "./dom.js";
import { chatOf, get, person, post } from "./face.js";

const TROUBLES = [
  ["Telegram says “too many requests”", "The next message is refused with 429 for 5 seconds. The bot waits, then sends it.", () => fault({ method: "sendMessage", fails: 429, retry_after: 5 })],
  ["Telegram breaks", "The next message is answered with 500, and nobody can know whether it was sent. The bot says no answer twice: ask again, and it comes.", () => fault({ method: "sendMessage", fails: 500 })],
  ["An answer is lost on the way", "The next message arrives, but the bot never hears so. It must not send it twice.", () => fault({ method: "sendMessage", fails: "drop", after: true })],
  ["A slow network", "Every call takes one to three seconds, until you put an end to it.", () => ask("PATCH", "/play/settings", { latency_ms: [1000, 3000] })],
  ["Telegram's own limits", "From now on Telegram counts: 30 messages a second, 20 a minute in a group.", () => ask("PATCH", "/play/settings", { strict_rates: true })],
  ["Ana blocks the bot", "Whatever the bot owes her is refused with 403. It notes that once, and stops.", () => post(`${person("ana")}/block`)],
  ["The bot restarts", "It is stopped in the middle of whatever is going on, and started again. Nothing is lost.", () => post("/play/house/restart"), true],
  ["Ana presses a stale button", "A button that has gone from her screen by now. She is shown what is true today.", stale],
  ["An anonymous admin speaks", "Bob sends /setup in his group without a name. The bot asks who he is before it believes him.", anonymous],
];

export async function open(inside, stage) {
  const said = h("p", { class: "said", role: "status" }, "Press a trouble, then go on in the phones.");
  const make = async (title, act) => {
    said.textContent = `${title}…`;
    try {
      const words = await act(stage);
      said.textContent = typeof words === "string" && words ? words : `${title}: done. Go on in the phones and see.`;
    } catch (why) { said.textContent = why.message; }
  };
  const { house } = await get("/play/stage");
  inside.replaceChildren(
    h("p", { class: "hint" }, "This happens to the real bot behind the phones."), said,
    h("ul", { class: "troubles" }, TROUBLES.filter(([, , , needsHouse]) => house || !needsHouse).map(([title, what, act]) => h("li", {},
      h("button", { type: "button", onclick: () => make(title, act) }, title), h("p", {}, what)))),
    h("button", { type: "button", class: "primary", onclick: () => make("All troubles are over", mend) }, "End all troubles"));
}

async function ask(method, path, body) {
  const answer = await fetch(path, { method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
  const said = await answer.json();
  if (!said.ok) throw new Error(said.error);
}

function fault(body) { return post("/play/faults", body).then(() => ""); }

async function mend() {
  await ask("DELETE", "/play/faults");
  await ask("PATCH", "/play/settings", { latency_ms: [0, 0], strict_rates: false });
  await post(`${person("ana")}/unblock`).catch(() => {});
  return "All troubles are over.";
}

async function stale() {
  const chat = (await get(`${person("ana")}/chats`)).find((each) => each.bot)?.id;
  const shown = chat ? (await chatOf("ana", chat)).messages : [];
  const now = new Map(shown.map((message) => [message.id, new Set((message.buttons || []).flat().map((button) => button.data))]));
  const edits = (await get("/play/calls?limit=2000")).filter((call) => call.ok && Object.keys(call.params).includes("reply_markup"));
  for (const call of edits.reverse()) {
    const id = call.answer.result?.message_id;
    const markup = typeof call.params.reply_markup === "string" ? JSON.parse(call.params.reply_markup) : call.params.reply_markup;
    const gone = (markup.inline_keyboard || []).flat().find((button) => button.callback_data && now.has(id) && !now.get(id).has(button.callback_data));
    if (gone && String(call.params.chat_id) === String(await numberOf("ana"))) {
      const seen = await post(`${person("ana")}/press`, { message_id: id, data: gone.callback_data, label: gone.text, stale: true });
      return `She pressed “${gone.text}”, which is gone. ${seen.toast ? `The bot said: ${seen.toast}` : "The bot showed her what is true now."}`;
    }
  }
  return "No button has gone from Ana's screen yet. Let her go to another screen first.";
}

async function numberOf(who) { return (await get(person(who))).id; }

async function anonymous(stage) {
  const chat = stage.phoneOf("bob").wanted;
  await post(`${person("bob")}/send?wait=quiet`, { chat, text: "/setup@folkmoot_bot", anonymous: true });
  return "Bob wrote /setup without a name. Look at the group's General topic.";
}
