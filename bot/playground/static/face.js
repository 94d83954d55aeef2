// The people face of the playground (docs/playground.md), as this page uses it.

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const said = await answer.json();
  if (!said.ok) throw new Error(said.error || `HTTP ${answer.status}`);
  return said.result;
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
export const patch = (path, body = {}) => ask("PATCH", path, body);
export const remove = (path, body = {}) => ask("DELETE", path, body);
export const person = (who) => `/play/people/${encodeURIComponent(who)}`;
export const place = (chat) => `/play/chats/${encodeURIComponent(chat)}`;

export function chatOf(who, chat, topic, before) {
  const query = new URLSearchParams({ chat, limit: 60 });
  if (topic !== null && topic !== undefined) query.set("topic", topic);
  if (before) query.set("before", before);
  return get(`${person(who)}/chat?${query}`);
}

export function listen(who, heard, lost) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/play/ws?as=${who.join(",")}`);
  socket.onmessage = (frame) => heard(JSON.parse(frame.data));
  socket.onclose = () => lost();
  return socket;
}
