// Use this for real: a settings file that is ready, and what to ask BotFather for.

import { h } from "./dom.js";
import { get } from "./face.js";

const ASKS = [
  ["/newbot", "Choose a name and a username. BotFather answers with the token: it goes into the first line."],
  ["/setinline", "Switch inline mode on, so that people can share cards in any chat."],
  ["/setinlinefeedback", "Set it to 100%, so that shared cards keep counting."],
];

export async function open(inside) {
  const { text } = await get("/play/house/settings");
  const said = h("span", { role: "status", class: "hint" });
  const file = h("textarea", { class: "settings", readonly: true, rows: "18", spellcheck: "false", "aria-label": "The file .env" });
  file.value = text;
  const copy = async () => {
    try { await navigator.clipboard.writeText(text); said.textContent = " Copied."; } catch { file.select(); said.textContent = " Press Ctrl-C to copy it."; }
  };
  inside.replaceChildren(
    h("p", { class: "hint" }, "The bot in these phones is the real one. To give it to real people it needs a token of its own, and these lines."),
    h("h3", {}, "1. Ask BotFather"),
    h("p", {}, "Write to ", h("a", { href: "https://t.me/BotFather", rel: "noopener noreferrer", target: "_blank" }, "@BotFather"), " in Telegram:"),
    h("dl", { class: "asks" }, ASKS.map(([command, what]) => [h("dt", {}, h("code", {}, command)), h("dd", {}, what)])),
    h("h3", {}, "2. Save these lines as .env"),
    file,
    h("p", {}, h("button", { type: "button", class: "primary", onclick: copy }, "Copy these settings"), said),
    h("h3", {}, "3. Look, then start"),
    h("pre", { class: "commands" }, "folkmoot check --telegram\nfolkmoot migrate\nfolkmoot run"),
    h("p", {}, "Then write /admin to your bot. It lets you choose the group where your colleagues work, and invite them."));
}
