// What is shown before the first question.

import { el, linked } from "./dom.js";

/**
 * @param {object} view - the server's opening view.
 * @param {object} t - the widget's texts.
 * @param {object} on - ask(text), walk(walk).
 */
export function openingNodes(view, t, on) {
  const button = (label, action) =>
    el("li", {}, el("button.choice", { type: "button", onclick: action }, label));
  return [
    el("p.lead", {}, t.what),
    ...view.notices.map(({ text }) =>
      el("div.notice", {}, el("strong", {}, t.notices), el("p", {}, ...linked(text))),
    ),
    group(t.suggestions, view.suggestions.map((text) => button(text, () => on.ask(text)))),
    group(t.walks, view.walks.map((walk) => button(walk.title, () => on.walk(walk)))),
  ].filter(Boolean);
}

function group(title, items) {
  if (!items.length) return null;
  return el("section.group", {}, el("h3", {}, title), el("ul.choices", { role: "list" }, ...items));
}
