// What the server told this page, and small words about the document. Text enters the page as text only.

export const page = JSON.parse(document.getElementById("page").textContent);

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; strings become text nodes, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

/** JSON of an address of this server; a fault carries the server's own sentence. */
export async function fetchJson(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: "application/json" } });
  if (answer.ok) return answer.json();
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.message || "読み込めませんでした。少し待ってから、ページを開き直してください。");
}
