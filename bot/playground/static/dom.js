// Building DOM nodes: text is always text, never markup.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  dress(node, attributes);
  node.append(...flat(children));
  return node;
}

function dress(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

export function s(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...flat(children));
  return node;
}

// A style sheet that is needed only now; answers when it is there.
export function styled(address) {
  return new Promise((done) => {
    document.head.append(h("link", { rel: "stylesheet", href: address, onload: done, onerror: done }));
  });
}

const PATHS = {
  back: "M15 5l-7 7 7 7", more: "M12 5.5v.01M12 12v.01M12 18.5v.01", close: "M6 6l12 12M18 6L6 18", down: "M6 9l6 6 6-6",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  send: "M4.5 12L20 4.5 15.5 20l-3.8-6.2z", mic: "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  menu: "M5 7h14M5 12h14M5 17h9", keys: "M3.5 7h17v10h-17zM7 10.5v.01M10.5 10.5v.01M14 10.5v.01M17 10.5v.01M8 14h8",
  pin: "M9 4h6l-.8 6 3.3 3.5h-11L9.8 10zM12 13.5V20", play: "M8 5.5v13l11-6.5z", pause: "M8 5.5v13M16 5.5v13", check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2.5 12.5L7 17l8-9M11 15.5l1.5 1.5 9-9.5", reply: "M10 6L4.5 11.5 10 17M5 11.5h8a6 6 0 0 1 6 6", edit: "M5 19l1-4L16.5 4.5l3 3L9 18z",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7", forward: "M14 6l5.5 5.5L14 17M19 11.5h-8a6 6 0 0 0-6 6", copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  link: "M7.5 16.5l9-9M9 7.5h7.5V15", chat: "M4 5.5h16v11H11l-4.5 4v-4H4z", person: "M12 4a4 4 0 0 1 0 8 4 4 0 0 1 0-8M4.5 20a7.5 7.5 0 0 1 15 0",
  people: "M9 5a3.5 3.5 0 0 1 0 7 3.5 3.5 0 0 1 0-7M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.5a3.2 3.2 0 0 1 0 6M17.5 13.5a6 6 0 0 1 4 6",
  place: "M12 21c-4-4.6-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6.4-6.5 11zM12 7.8v.01M12 7.6a2.4 2.4 0 0 1 0 4.8 2.4 2.4 0 0 1 0-4.8",
  photo: "M4 5.5h16v13H4zM4 15.5l4.5-4.5 4.5 4.5 2.5-2.5 4.5 4.5M15.5 9v.01", photos: "M7 4h13v11M4 7.5h13v12H4zM4 16.5l4-4 4 4 2-2 3 3",
  file: "M6.5 3.5h7l4.5 4.5v12.5H6.5zM13.5 3.5V8H18", poll: "M5.5 20v-7M12 20V4.5M18.5 20v-11", dice: "M5 5h14v14H5zM9 9v.01M15 9v.01M12 12v.01M9 15v.01M15 15v.01",
  sticker: "M4.5 4.5h15v9l-6 6h-9zM13.5 19.5v-6h6", plus: "M12 5v14M5 12h14", block: "M12 3.5a8.5 8.5 0 0 1 0 17 8.5 8.5 0 0 1 0-17M6 6l12 12",
  globe: "M12 3.5a8.5 8.5 0 0 1 0 17 8.5 8.5 0 0 1 0-17M3.5 12h17M12 3.5c-5 5.5-5 11.5 0 17M12 3.5c5 5.5 5 11.5 0 17", leave: "M14 4.5H5v15h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5",
  search: "M10.5 4a6.5 6.5 0 0 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5L20 20", lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3", again: "M19 12a7 7 0 1 1-2.2-5.1M17.5 3v4.5H13",
};

export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon i-${name}` }, s("path", { d: PATHS[name] || PATHS.more }));
}

export function tool(name, label, onclick, extra = "") {
  return h("button", { type: "button", class: `tool ${extra}`, "aria-label": label, title: label, onclick }, icon(name));
}

export function initials(name) {
  const words = String(name || "?").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length ? words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() : "?";
}

export function hue(text) {
  let sum = 7;
  for (const letter of String(text)) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}

export function avatar(name, kind = "", isBot = false) {
  return h("span", { class: `avatar ${kind} ${isBot ? "bot" : ""}`, style: `--hue:${hue(name)}`, "aria-hidden": "true" }, isBot ? mark() : initials(name));
}

function mark() {
  return s("svg", { viewBox: "0 0 32 32" }, s("path", { d: "M9 20a7 7 0 0 1 14 0M16 8v3M8 12l2 2M24 12l-2 2" }));
}

export function bytes(count) {
  if (!count) return "";
  return count < 1048576 ? `${Math.max(1, Math.round(count / 1024))} KB` : `${(count / 1048576).toFixed(1)} MB`;
}

export function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
