// One message as a bubble with its buttons.

import { avatar, clockTime, h, hue } from "./dom.js";
import { formatted } from "./format.js";

const KIND_WORDS = {
  photo: "Photo", document: "File", voice: "Voice message", audio: "Music", video: "Video", animation: "GIF",
  video_note: "Video message", sticker: "Sticker", location: "Place", venue: "Place", contact: "Contact", dice: "Dice",
};

export function bubble(message, chat, acts) {
  if (message.kind === "service") return h("div", { class: "service", "data-id": message.id }, message.text);
  const showsName = !message.mine && chat.type !== "private" && message.from;
  const body = h("div", { class: "bubble", tabindex: "-1" },
    showsName && h("span", { class: "author", style: `--hue:${hue(message.from.name)}` }, message.from.name),
    message.forwarded_from && h("span", { class: "forwarded" }, "Forwarded message"),
    message.via_bot && h("span", { class: "forwarded" }, `via @${message.via_bot}`),
    message.reply_to && quoted(message.reply_to, acts),
    message.media && media(message),
    message.text && h("div", { class: "words", dir: "auto" }, formatted(message.text, message.entities, acts)),
    message.reactions?.length ? reactions(message, acts) : null,
    h("span", { class: "stamp" }, message.edited ? "edited " : "", clockTime(message.date, "UTC")),
    more(message, acts),
  );
  return h("article", { class: `message ${message.mine ? "mine" : "theirs"}`, "data-id": message.id, "aria-label": `${message.mine ? "You" : message.from?.name || "Somebody"}` },
    showsName && avatar(message.from.name, true),
    h("div", { class: "stack" }, body, message.buttons ? keyboard(message, acts) : null),
  );
}

function quoted(reply, acts) {
  const name = reply.from?.name || reply.from || "";
  return h("button", { type: "button", class: "quoted", onclick: () => acts.jump(reply.id) },
    h("strong", {}, name), h("span", {}, (reply.quote || reply.text || "a message").slice(0, 90)));
}

function media(message) {
  const { media: file, kind } = message;
  if (kind === "photo" && file.file) return h("img", { class: "photo", src: file.file, alt: "Photo", loading: "lazy" });
  if (kind === "voice" && file.file) {
    return h("div", { class: "file" }, h("span", { class: "wave", "aria-hidden": "true" }), h("span", {}, `Voice message, ${file.duration || 1} s`));
  }
  if (file.latitude !== undefined) return h("div", { class: "file" }, `Place: ${file.title || `${file.latitude.toFixed(3)}, ${file.longitude.toFixed(3)}`}`);
  if (file.file) {
    return h("a", { class: "file", href: file.file, download: file.name || kind },
      h("span", { class: "sheet", "aria-hidden": "true" }), h("span", {}, file.name || KIND_WORDS[kind], h("small", {}, size(file.size))));
  }
  return h("div", { class: "file" }, KIND_WORDS[kind] || kind, file.first_name ? `: ${file.first_name}` : "", file.emoji || "");
}

function size(bytes) {
  if (!bytes) return "";
  return bytes < 1024 * 1024 ? ` ${Math.max(1, Math.round(bytes / 1024))} KB` : ` ${(bytes / 1048576).toFixed(1)} MB`;
}

function reactions(message, acts) {
  return h("div", { class: "reactions" }, message.reactions.map((reaction) =>
    h("button", { type: "button", class: reaction.mine ? "mine" : "", onclick: () => acts.react(message, reaction.mine ? null : reaction.emoji) },
      `${reaction.emoji} ${reaction.count}`)));
}

function keyboard(message, acts) {
  return h("div", { class: "keyboard" }, message.buttons.map((row, rowAt) => h("div", { class: "row" }, row.map((button, columnAt) =>
    h("button", {
      type: "button", class: `key ${button.style || ""}`, "data-row": rowAt, "data-column": columnAt,
      onclick: (event) => acts.press(message, button, rowAt, columnAt, event.currentTarget),
    }, button.text, button.kind === "url" ? h("span", { class: "mark", "aria-label": "(link)" }, "↗") : null)))));
}

function more(message, acts) {
  return h("button", { type: "button", class: "more", "aria-label": "What to do with this message", "aria-haspopup": "menu",
    onclick: (event) => acts.more(message, event.currentTarget) }, "⋯");
}
