// The stage: phones side by side (tabs on a small screen), and everything around them put together.

import { Clock } from "./clock.js";
import { doors } from "./drawer.js";
import { get, listen } from "./face.js";
import { Phone } from "./phone.js";
import { Ribbon } from "./ribbon.js";
import { tellStory } from "./story.js";

const phones = [];
const tabs = document.getElementById("tabs");
const ribbon = new Ribbon(phones);
const clock = new Clock((moment) => phones.forEach((phone) => phone.time(moment)));

const stage = {
  phones,
  ribbon,
  clock,
  choose,
  phoneOf(who) { return phones.find((phone) => phone.holder === who) || phones.find((phone) => phone.everyone.includes(who)); },
};

function choose(phone) {
  phones.forEach((other) => other.node.classList.toggle("chosen", other === phone));
  tabs.querySelectorAll("button").forEach((tab) => {
    const mine = tab.dataset.who === phone.who;
    tab.setAttribute("aria-selected", String(mine));
    tab.tabIndex = mine ? 0 : -1;
    if (!mine) return;
    tab.scrollIntoView?.({ block: "nearest", inline: "center" });
  });
}

function moveTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...tabs.querySelectorAll("button")];
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  next.focus();
  next.click();
}

async function specs() {
  const asked = await fetch("/play/stage");
  if (asked.ok) return (await asked.json()).result;
  const people = await get("/play/people");
  return { title: "Playground", phones: people.slice(0, 3).map((person) => ({ who: person.handle, caption: person.name })) };
}

function connect() {
  listen([...new Set(phones.flatMap((phone) => phone.everyone))], async (event) => {
    if (event.type === "snapshot") {
      clock.shows(event.clock);
      await Promise.all(phones.map((phone) => event.as[phone.holder] && phone.wake(event.as[phone.holder])));
      if (!stage.house) knowHouse((await specs()).house);
      document.body.dataset.ready = "yes";
      return;
    }
    if (event.type === "clock") clock.shows(event);
    phones.filter((phone) => phone.holder === event.as).forEach((phone) => phone.heard(event));
    ribbon.heard(event);
  }, () => setTimeout(connect, 1000));
}

// The bot's own house may open its doors a moment after the town; its story is told only where it is at home.
function knowHouse(house) {
  stage.house = house;
  if (house && stage.hasStory && !stage.story) stage.story = tellStory(stage);
  clock.opens(house);
  doors(stage, house);
}

async function raise() {
  const { title, phones: wanted, house, story } = await specs();
  document.title = title;
  document.getElementById("title").textContent = title;
  for (const spec of wanted) {
    const phone = new Phone(spec);
    phones.push(phone);
    document.getElementById("phones").append(phone.node);
    phone.tab.addEventListener("click", () => choose(phone));
    tabs.append(phone.tab);
  }
  tabs.addEventListener("keydown", moveTab);
  choose(phones[0]);
  stage.hasStory = story;
  knowHouse(house);
  connect();
}

raise().catch((fault) => { document.getElementById("ribbon").textContent = `The playground did not answer: ${fault.message}`; });
