// Building DOM nodes: text is always text, never markup.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function initials(name) {
  return [...name].length ? name.split(/\s+/).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() : "?";
}

export function hue(text) {
  let sum = 0;
  for (const letter of String(text)) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}

export function avatar(name, small = false) {
  return h("span", { class: small ? "avatar small" : "avatar", style: `--hue:${hue(name)}`, "aria-hidden": "true" }, initials(name));
}

export function clockTime(seconds, zone) {
  return new Date(seconds * 1000).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

export function dayName(seconds) {
  return new Date(seconds * 1000).toLocaleDateString(undefined, { day: "numeric", month: "long", timeZone: "UTC" });
}
