// What is stored about a person: every row in the bot's real database, before and after they delete it.

import { h } from "./dom.js";
import { follow } from "./drawer.js";
import { get, person } from "./face.js";

const WORDS = { persons: "Who they are", ideas: "Ideas", signatures: "Signatures", follows: "Follows", flows: "What they are in the middle of", outbox: "Messages owed to them", audit_log: "Audit log, under a pseudonym", cards: "Cards on their phone", comments: "Comments", idea_versions: "Versions of their ideas", reviews: "Decisions about their ideas", role_grants: "Roles" };

export async function open(inside, stage) {
  const people = (await get("/play/people")).filter((one) => !one.handle.startsWith("neighbour-"));
  const seen = new Map();
  const chosen = h("select", { id: "whose", onchange: () => show() }, people.map((one) => h("option", { value: one.handle }, one.name)));
  const now = h("div", { class: "record", role: "region", "aria-label": "Stored now", tabindex: "0" });
  const before = h("details", { class: "record before", hidden: true });

  const show = async () => {
    const record = await get(`${person(chosen.value)}/record`);
    const name = chosen.selectedOptions[0].textContent;
    const last = seen.get(chosen.value);
    if (record.known) seen.set(chosen.value, record);
    now.replaceChildren(...(record.known ? tables(record.tables) : [nothing(name, last, record)]));
    before.hidden = record.known || !last;
    if (!before.hidden) before.replaceChildren(h("summary", {}, `Before it was deleted: ${count(last)} rows`), ...tables(last.tables));
  };
  inside.replaceChildren(
    h("p", { class: "hint" }, "Straight from the bot's database. The same rows come in the file of /mydata, and go when somebody deletes everything."),
    h("label", { for: "whose" }, "Whose rows? "), chosen, now, before);
  await show();
  return follow(people.map((one) => one.handle).join(","), () => {}, show);
}

function nothing(name, last, record) {
  return h("p", { class: "fine" }, last ? `Nothing is stored about ${name} any more. The signatures still add up to ${record.signatures_in_all}.` : `Nothing is stored about ${name}: the bot has never met them, or was asked to forget.`);
}

function count(record) { return Object.values(record.tables).reduce((sum, rows) => sum + rows.length, 0); }

function tables(found) {
  return Object.entries(found).map(([table, rows]) => h("details", { class: "table", open: table === "persons" },
    h("summary", {}, WORDS[table] || table.replaceAll("_", " "), h("small", {}, ` ${rows.length}`)), rows.map(row)));
}

function row(values) {
  const told = Object.entries(values).filter(([, value]) => value !== null && value !== "" && value !== false);
  return h("dl", {}, told.map(([name, value]) => [h("dt", {}, name.replaceAll("_", " ")), h("dd", { dir: "auto" }, typeof value === "object" ? JSON.stringify(value) : String(value))]));
}
