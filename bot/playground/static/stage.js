// The stage: phones side by side (tabs on a small screen), the clock, and one sentence on what just happened.

import { get, listen, post } from "./face.js";
import { Phone } from "./phone.js";

const phones = [];
const tabs = document.getElementById("tabs");
const ribbon = document.getElementById("ribbon");
const now = document.getElementById("now");

function choose(phone) {
  phones.forEach((other) => other.node.classList.toggle("chosen", other === phone));
  tabs.querySelectorAll("button").forEach((tab) => {
    const mine = tab.dataset.who === phone.who;
    tab.setAttribute("aria-selected", String(mine));
    tab.tabIndex = mine ? 0 : -1;
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

function tell(event) {
  const words = sentence(event);
  if (words) ribbon.textContent = words;
}

function sentence(event) {
  if (event.type === "clock") return "Time has moved. Whatever was due has been done.";
  if (event.type !== "message" && event.type !== "edited") return "";
  const phone = phones.find((other) => other.holder === event.as);
  const chat = phone?.chats.get(event.chat);
  const { message } = event;
  if (!chat || !message.from || message.kind === "service") return "";
  if (message.mine && event.type === "message") return `${message.from.name} wrote in ${chat.bot ? `the private chat with ${chat.title}` : chat.title}.`;
  if (message.from.bot && event.type === "edited") return `The card in ${chat.bot ? `${phone.person?.name}'s chat` : chat.title} was brought up to date, without a new message.`;
  if (message.from.bot && chat.bot) return `${message.from.name} answered ${phone.person?.name}, in private.`;
  if (message.from.bot) return `${message.from.name} posted one message in ${chat.title}.`;
  return "";
}

function showClock({ now: moment }) {
  const date = new Date(typeof moment === "number" ? moment * 1000 : moment);
  now.textContent = date.toLocaleString(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  now.dateTime = date.toISOString();
  phones.forEach((phone) => phone.time(date));
}

function toNight() {
  const moment = new Date(now.dateTime);
  const hours = (22 - moment.getUTCHours() + 24) % 24 || 24;
  return post("/play/clock", { hours });
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
      showClock(event.clock);
      await Promise.all(phones.map((phone) => event.as[phone.holder] && phone.wake(event.as[phone.holder])));
      document.body.dataset.ready = "yes";
      return;
    }
    if (event.type === "clock") showClock(event);
    phones.filter((phone) => phone.holder === event.as).forEach((phone) => phone.heard(event));
    tell(event);
  }, () => setTimeout(connect, 1000));
}

async function raise() {
  const { title, phones: wanted } = await specs();
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
  connect();
}

document.querySelectorAll("[data-hours]").forEach((button) =>
  button.addEventListener("click", () => post("/play/clock", { hours: Number(button.dataset.hours) })));
document.getElementById("night").addEventListener("click", toNight);
raise().catch((fault) => { ribbon.textContent = `The playground did not answer: ${fault.message}`; });
