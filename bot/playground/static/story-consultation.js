// The second story: a consultation from its first tap to its outcome. Everything in it happens on the real bot.

import { person, post } from "./face.js";

const BOT = "https://t.me/folkmoot_bot";
const THEME = "A quieter Elm Street";
const BACKGROUND = "A school, two bakeries and 9,000 cars a day share one street. There are 200,000 to spend before September.";
const SUBTOPICS = "Walking to school\nWho pays";
const TOPIC = "Walking to school";
const ANA = "1. A raised crossing at the school gate.\n2. A teacher who walks with the children from the tram.";
const BOB = "The bakery van parks on the pavement, so children walk on the road.";
const REPLY = "A raised crossing can be built here by August. We come with a drawing in March.";
const OUTCOME = ["Cars are too fast, and children walk on the road.", "A raised crossing by August, and no parking before the gate.", "No bypass: it costs 4 million, and we have 200,000."];
const DAY = 24;

const topic = (acts) => ({ chat: acts.group("bob"), topic: TOPIC });
const roads = (acts) => ({ chat: acts.group("sam"), topic: "Roads" });
const link = (acts, place = "") => `${BOT}?start=c${acts.facts.consultation}${place}`;

async function taps(acts, who, ...labels) { for (const label of labels) await acts.presses(who, label); }

async function daysPass(acts, days) {
  await acts.passes({ hours: days * DAY });
  await acts.stage.clock.toHour(10);
  await acts.passes({ seconds: 30 });
}

export const STEPS = [
  {
    async plays(acts) {
      acts.tell("Mira asks the whole neighbourhood. She makes a consultation by tapping, on her phone.", "mira");
      await acts.says("mira", "/consult");
      await taps(acts, "mira", "Make one", "Start a new one");
      await acts.says("mira", THEME);
      await acts.presses("mira", "Background");
      await acts.says("mira", BACKGROUND);
      await taps(acts, "mira", /^Subtopics/, "Add subtopics");
      await acts.says("mira", SUBTOPICS);
      await taps(acts, "mira", "Back", /^Groups/, "Northside neighbours", "Back");
      acts.tell("Five stages with their dates are there already, and she could change each. Nobody sees anything before she publishes it.", "mira");
      await acts.wait(2600);
      await acts.presses("mira", "Publish", {}, { lingers: 2000 });
      const told = await acts.sees("mira", /Consultation (\d+), .* is public/);
      acts.facts.consultation = Number(/Consultation (\d+),/.exec(told.text)[1]);
      await acts.passes({ seconds: 30 });
      await acts.looks("bob", topic(acts));
      acts.tell("In the neighbours' forum each subtopic has a topic of its own, with its card pinned.", "mira", "bob");
      await acts.wait(3200);
    },
  },
  {
    async plays(acts) {
      acts.tell("A week to read and get ready. Then the next stage opens by itself.", "bob");
      await daysPass(acts, 8);
      await acts.opens("ana", link(acts));
      await acts.sees("ana", /Stage 2 of 5/);
      acts.tell("Ana opens it: where it stands, who has looked in and spoken, what there is to read. She is welcome just to read.", "bob", "ana");
      await acts.wait(3600);
      await taps(acts, "ana", "Speak", `1. ${TOPIC}`);
      await acts.says("ana", ANA);
      acts.tell("She says two things. She appears as a resident; her name is shown only if she wants it.", "ana");
      await acts.wait(2600);
      await acts.presses("ana", "Publish", {}, { lingers: 2000 });
      const said = await acts.sees("ana", /Published as view (\d+)/);
      acts.facts.view = Number(/view (\d+)/.exec(said.text)[1]);
    },
  },
  {
    async plays(acts) {
      const place = topic(acts);
      const card = await acts.sees("bob", new RegExp(`^${TOPIC}`), place);
      acts.tell("Bob answers in his group. What people say there is theirs, so he is asked whether it is for the record.", "bob");
      await acts.says("bob", BOB, { ...place, reply_to: card.id });
      await acts.wait(2000);
      const tried = await post(`${person("carol")}/press?wait=quiet`, { label: "Yes, add it", ...place });
      acts.tell(`Carol tries to say yes for him, and is told: “${tried.toast}”`, "bob");
      await acts.wait(3000);
      await acts.presses("bob", "Yes, add it", place, { lingers: 2200 });
      acts.tell("Only Bob himself can answer. Now it is in the record, and nothing else from the group ever is.", "bob");
      await acts.wait(2600);
    },
  },
  {
    async plays(acts) {
      acts.tell("Ana asked for two things. Mira splits them, and gives each to a department.", "ana", "mira");
      await acts.opens("mira", link(acts, `v${acts.facts.view}`));
      await acts.presses("mira", "Split into points");
      for (const [at, name] of [[1, "Roads"], [2, "Education"]]) await taps(acts, "mira", `Change ${at}`, "Departments", name, "Back", "Back");
      await acts.presses("mira", "Publish 2 points", {}, { lingers: 2200 });
      await acts.looks("ana");
      await acts.sees("ana", /asks for 2 things/);
      acts.tell("Each point is now a case with a clock of its own, and Ana knows who answers by when.", "mira", "ana");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      const place = roads(acts);
      await daysPass(acts, 14);
      await acts.holds("sam", "park");
      const card = await acts.sees("park", /Case p\d+-\d+\. Needs a first reply/, place);
      await acts.looks("park", place);
      acts.tell("Now departments reply. J. Park answers the card in the topic of Roads, looks at the preview, and publishes it.", "park");
      await acts.says("park", REPLY, { ...place, reply_to: card.id });
      await acts.sees("park", /Draft reply/, place);
      await acts.presses("park", "Publish", place, { lingers: 2200 });
      await acts.holds("sam", "sam");
      await acts.looks("ana");
      await acts.sees("ana", /has replied to point 1 of your view/);
      acts.tell("Ana hears it, and is asked whether it is good enough. The other point still runs on its own clock.", "park", "ana");
      await acts.wait(3600);
    },
  },
  {
    async plays(acts) {
      await daysPass(acts, 11);
      acts.tell("In the end Mira writes what was said, what will be done, and what not and why.", "mira");
      await acts.says("mira", `/consult ${acts.facts.consultation}`);
      await taps(acts, "mira", "Run it", "The outcome", "You said");
      for (const words of OUTCOME) await acts.says("mira", words);
      await acts.presses("mira", "Ask who can live with it", {}, { lingers: 1600 });
      await acts.opens("ana", link(acts, "o"));
      acts.tell("Everybody who took part is asked: I can support it, I can live with it, or I object, because ...", "mira", "ana");
      await acts.presses("ana", "I can live with it", {}, { lingers: 2600 });
      await acts.presses("mira", "Publish the outcome", {}, { lingers: 1600 });
      await acts.passes({ seconds: 30 });
      await acts.looks("bob", topic(acts));
      acts.tell("The card in the group leads to the outcome now. Without one, no consultation can be put away.", "mira", "bob");
      await acts.wait(3200);
    },
  },
  {
    async plays(acts) {
      await acts.opens("ana", link(acts));
      await acts.presses("ana", "Transcript", {}, { lingers: 2000 });
      acts.tell("And anybody can take the whole record along: every word, every stage, in order.", "ana");
      await acts.wait(3600);
    },
  },
];
