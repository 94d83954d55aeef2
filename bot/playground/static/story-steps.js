// The story of an idea, step by step (their titles stand in stories.js). Everything in it happens: people act on their phones, and the real bot answers.

import { get, person, post } from "./face.js";

const IDEA = "A safe crossing by Elm Street School. Cars pass the gate at 50 km/h and children cross between parked cars.";
const EARLIER = "A zebra crossing at Elm Street, please. Children wait far too long there.";
const BOT = "https://t.me/folkmoot_bot";
const QUESTION = "What would it take to have a crossing here before September?";
const REPLY = "We can build a raised crossing at this point. Design takes until March, and building until August.";
const NEWS = "The trial crossing at Elm Street opens on Monday. Come and try it at ten.";
const GOAL = 500;

const neighbours = (acts, topic = "Speed and crossings") => ({ chat: acts.group("bob"), topic });
const staff = (acts, topic = "Review") => ({ chat: acts.group("sam"), topic });

export const STEPS = [
  {
    async plays(acts) {
      await ensureSimilar(acts);
      acts.tell("Ana opens a link. No app to install, no account to make.", "ana");
      await acts.opens("ana", `${BOT}?start=home`);
      await acts.says("ana", "/idea");
      acts.tell("She writes one sentence, in her own words.", "ana");
      await acts.says("ana", IDEA);
      if (await acts.tries(() => acts.presses("ana", "Mine is different", {}, { lingers: 3400 }))) acts.tell("", "ana");
      acts.tell("The bot had found a similar idea that she could have signed. Hers is different, and nothing is sent yet.", "ana");
      await acts.wait(1500);
      await acts.presses("ana", "Send for review");
      const sent = await acts.sees("ana", /Your idea is number (\d+)/);
      acts.facts.idea = Number(/number (\d+)/.exec(sent.text)[1]);
      acts.tell(`One message, three taps: her idea is number ${acts.facts.idea}. It waits for a person at the city.`, "ana", "sam");
      await acts.wait(2600);
    },
  },
  {
    async plays(acts) {
      const { idea } = acts.facts;
      await acts.looks("sam", staff(acts));
      await acts.sees("sam", new RegExp(`Idea ${idea} is waiting`), staff(acts));
      acts.tell("Nothing is public before a person has read it. Sam sees the idea, but not who wrote it.", "ana", "sam");
      await acts.wait(2600);
      await acts.presses("sam", "Publish", staff(acts), { lingers: 2000 });
      await acts.looks("ana");
      await acts.sees("ana", /Your idea is published/);
      acts.tell("Sam publishes it with one tap, and Ana hears so at once.", "sam", "ana");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      const { idea } = acts.facts;
      await acts.presses("ana", "Share");
      await acts.looks("ana");
      await acts.points(acts.stage.phoneOf("ana"), "Send to a chat", 900);
      await acts.shares("ana", String(idea), neighbours(acts));
      await acts.looks("bob", neighbours(acts));
      acts.tell("Ana sends the card to her neighbours' group. The bot itself posts nothing there.", "ana", "bob");
      await acts.wait(2600);
      acts.tell("Bob can sign right there. Press Sign for him, or watch.", "bob");
      await acts.presses("bob", "Sign this idea", neighbours(acts), { lingers: 4200 });
      await acts.tries(() => post(`${person("carol")}/press?wait=quiet`, { label: "Sign this idea", ...neighbours(acts) }));
      await acts.passes({ seconds: 12 });
      await acts.opens("ana", `${BOT}?start=i${idea}`);
      await acts.sees("ana", /[1-9]\d* of \d+ signatures/);
      acts.tell("One tap each, no form. Only Bob saw “Signed”; the number moves wherever the card is.", "bob", "ana");
      await acts.wait(3200);
    },
  },
  {
    async plays(acts) {
      const place = neighbours(acts);
      await acts.looks("bob", place);
      await acts.passes({ seconds: 15 });
      const card = await acts.sees("bob", /(\d+) of (\d+) signatures/, place);
      const missing = Math.max(0, GOAL - 1 - count(card));
      acts.tell(`Time goes faster: ${missing} neighbours press the same button.`, "bob");
      const before = (await acts.calls()).at(-1)?.seq || 0;
      await post("/play/crowd?wait=quiet", { chat: place.chat, message_id: card.id, label: "Sign this idea", count: missing, seconds: 5 * acts.pace });
      await acts.sees("bob", new RegExp(`(${GOAL - 1}|${GOAL}) of`), place);
      const edits = (await acts.calls(before)).filter((call) => call.method.startsWith("editMessage") && call.params.inline_message_id).length;
      acts.tell(`${missing} people signed. The group still holds one card, brought up to date ${times(edits)}, and not one new message.`, "bob");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      const { idea } = acts.facts;
      await acts.stage.clock.toHour(22);
      acts.tell("It is ten at night. Councillor Lee, on the bus home, follows the same link.", "lee");
      await acts.opens("lee", `${BOT}?start=i${idea}`);
      await acts.presses("lee", "Sign this idea", {}, { lingers: 2200 });
      acts.tell(`That was signature ${GOAL}. Ana is asleep, so her phone stays silent.`, "lee");
      await acts.looks("ana");
      await acts.wait(3200);
      await acts.stage.clock.toHour(8);
      await acts.passes({ minutes: 31 });
      await acts.sees("ana", new RegExp(`reached ${GOAL} signatures`));
      acts.tell("Half past eight in the morning: now she hears that her idea got there, and what happens next.", "lee", "ana");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      const { idea } = acts.facts;
      const roads = staff(acts, "Roads");
      acts.tell("Sam asks the department that knows: Roads.", "sam");
      await acts.presses("sam", "Ask a department", staff(acts));
      await acts.presses("sam", "Roads", staff(acts));
      const asked = await acts.sees("sam", /question/i, staff(acts));
      await acts.says("sam", QUESTION, { ...staff(acts), reply_to: asked.id });
      await acts.holds("sam", "park");
      const card = await acts.sees("park", new RegExp(`Case ${idea}-\\d+\\. Needs a first reply`), roads);
      await acts.looks("park", roads);
      acts.tell("J. Park at Roads sees the case. What colleagues say to each other in this topic stays here.", "park");
      await acts.says("park", "Could we do this before September?", roads);
      await acts.wait(1800);
      acts.tell("A reply to the card becomes a draft. Nobody outside has seen it yet.", "park");
      await acts.says("park", REPLY, { ...roads, reply_to: card.id });
      await acts.sees("park", /Draft reply/, roads);
      await acts.presses("park", "Publish", roads, { lingers: 2600 });
      await acts.looks("ana");
      await acts.sees("ana", /has replied to/);
      acts.tell("Published: Ana and everybody who signed hear it, in the department's own words.", "park", "ana");
      await acts.wait(2600);
      await acts.presses("ana", "Not ideal, but acceptable", {}, { lingers: 2000 });
      acts.tell("And they are asked whether it is good enough. Ana says: not ideal, but acceptable.", "ana", "park");
      await acts.holds("sam", "sam");
      await acts.wait(2600);
    },
  },
  {
    async plays(acts) {
      acts.tell("Mira has something to tell everybody.", "mira");
      await acts.says("mira", "/announce");
      await acts.sees("mira", /Step 1 of 3/);
      await acts.says("mira", NEWS);
      await acts.presses("mira", /^Everyone/);
      acts.tell("Before anything goes out, she sees whom it reaches, who sleeps and who has turned announcements off.", "mira");
      await acts.wait(2600);
      await acts.presses("mira", /^Send to \d/, {}, { lingers: 2000 });
      await acts.presses("mira", "Send now");
      await acts.looks("ana");
      await acts.sees("ana", /trial crossing/i);
      acts.tell("Everybody who talks with the bot gets it once, and can turn announcements off right there. Mira could still take it back.", "mira", "ana");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      const before = rows(await acts.stored("ana"));
      await acts.says("ana", "/mydata");
      acts.tell(`Ana looks at what is kept about her${before ? `: ${before} rows, all of them hers to download` : ""}.`, "ana");
      await acts.wait(2600);
      await acts.presses("ana", "Delete everything");
      await acts.presses("ana", "Keep totals, remove me", {}, { lingers: 1600 });
      await acts.says("ana", "DELETE");
      await acts.sees("ana", /no longer know you/i);
      const after = await acts.stored("ana");
      const gone = after && !after.known;
      acts.tell(gone ? `Ana is gone from the database: ${before} rows before, none now. The signatures in town, hers among them, still add up to ${after.signatures_in_all}.` : "Ana is gone from the database. The total stays.", "ana");
      await acts.wait(4000);
    },
  },
];

// Earlier in the week somebody had a similar thought: without it there would be nothing to compare.
async function ensureSimilar(acts) {
  const found = await post(`${person("carol")}/inline`, { query: "crossing" });
  if (found.results.some((result) => /zebra/i.test(result.title))) return;
  acts.tell("Earlier this week, Carol asked for a zebra crossing, and Sam published it.", "bob", "sam");
  const carol = person("carol");
  await post(`${carol}/send?wait=quiet`, { text: "/idea" });
  await post(`${carol}/send?wait=quiet`, { text: EARLIER });
  await post(`${carol}/press?wait=quiet`, { label: "Send for review" });
  await acts.looks("sam", staff(acts));
  await acts.sees("sam", /is waiting for review/, staff(acts));
  await acts.presses("sam", "Publish", staff(acts));
  await acts.wait(900);
}

function count(card) { return Number(/(\d+) of \d+ signatures/.exec(card.text)[1]); }
function times(number) { return number === 1 ? "once" : number === 2 ? "twice" : `${number} times`; }
function rows(record) { return record ? Object.values(record.tables).reduce((sum, table) => sum + table.length, 0) : 0; }
