// Message entities to DOM nodes. Offsets are UTF-16 code units, as JavaScript counts.

import { h } from "./dom.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

export function formatted(text, entities, acts) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, sorted, acts);
}

function within(text, from, to, entities, acts) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    const isBlock = BLOCKS.has(entity.type);
    if (entity.offset > at) nodes.push(isBlock ? text.slice(at, entity.offset).replace(/\n$/, "") : text.slice(at, entity.offset));
    const inner = others.filter((other) => other.offset < end);
    nodes.push(wrapped(entity, text.slice(entity.offset, end), within(text, entity.offset, end, inner, acts), acts));
    at = isBlock && text[end] === "\n" ? end + 1 : end;
    rest = others.filter((other) => other.offset >= end);
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrapped(entity, words, children, acts) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return h(tag, {}, children);
  if (entity.type === "text_link") return link(entity.url, children, acts);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, children, acts, true);
  if (entity.type === "bot_command") return h("button", { class: "inline-link", type: "button", onclick: () => acts.send(words) }, children);
  if (entity.type === "mention") return h("button", { class: "inline-link", type: "button", onclick: () => acts.follow(`https://t.me/${words.slice(1)}`) }, children);
  if (["hashtag", "cashtag", "text_mention", "phone_number"].includes(entity.type)) return h("span", { class: "mention" }, children);
  if (entity.type === "email") return link(`mailto:${words}`, children, acts, true);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "blockquote") return h("blockquote", {}, children);
  if (entity.type === "expandable_blockquote") return expandable(children);
  return h("span", {}, children);
}

function link(address, children, acts, isSeen = false) {
  const follow = (event) => { event.preventDefault(); acts.follow(address, isSeen); };
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank", onclick: follow }, children);
}

function spoiler(children) {
  const node = h("button", { class: "spoiler", type: "button", "aria-label": "Hidden text, press to show", "aria-expanded": "false" }, children);
  node.addEventListener("click", () => { node.classList.add("shown"); node.removeAttribute("aria-label"); node.setAttribute("aria-expanded", "true"); });
  return node;
}

function expandable(children) {
  const quote = h("blockquote", { class: "expandable" }, children);
  const words = quote.textContent;
  if (words.length < 160 && words.split("\n").length < 4) return quote;
  const toggle = h("button", { class: "unfold", type: "button", "aria-expanded": "false" }, "Show all");
  quote.classList.add("folded");
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.textContent = folded ? "Show all" : "Show less";
    toggle.setAttribute("aria-expanded", String(!folded));
  });
  return h("div", { class: "fold" }, quote, toggle);
}
