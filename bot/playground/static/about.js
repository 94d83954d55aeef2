// What is known about a chat: its portrait, its members, and the bot's commands.

import { avatar, h, icon } from "./dom.js";
import { get, place } from "./face.js";
import { heading, over } from "./overlays.js";

const ROLES = { creator: "owner", administrator: "administrator", restricted: "restricted" };

export async function about(phone) {
  const { chat } = phone;
  const isGroup = chat.type !== "private";
  const [members, bots] = await Promise.all([isGroup ? phone.tried(get(`${place(chat.id)}/members`)) : [], chat.bot ? get("/play/bots") : []]);
  const described = bots.find((bot) => bot.username === chat.bot?.username);
  const words = described ? described.description || described.short_description : chat.description;
  const finish = () => close();
  const { shade, close } = over(phone.screen, chat.title, [heading("", finish),
    h("div", { class: "portrait" }, avatar(chat.title, "large", Boolean(chat.bot)), h("b", { dir: "auto" }, chat.title), chat.username ? h("small", {}, `@${chat.username}`) : null, words ? h("p", { dir: "auto" }, words) : null),
    (members || []).filter((one) => !["left", "kicked"].includes(one.membership.status)).map((one) => h("div", { class: "entry still" }, avatar(one.name, "small", one.bot),
      h("span", { class: "name" }, h("b", { dir: "auto" }, one.name), h("small", {}, [one.membership.custom_title || one.membership.tag, ROLES[one.membership.status], one.bot && "bot"].filter(Boolean).join(", ") || "member")))),
    (chat.commands || []).map((entry) => h("button", { type: "button", class: "entry", onclick: () => { finish(); phone.send({ text: `/${entry.command}` }); } },
      icon("menu"), h("span", { class: "name" }, h("b", {}, `/${entry.command}`), h("small", { dir: "auto" }, entry.description))))]);
  shade.addEventListener("dismiss", finish);
}
