// A message of the assistant's as elements: the answer first, then what supports it.

import { el, link, linked, paragraphs } from "./dom.js";
import { keepButtons } from "./keep.js";

const JUDGED = new Set(["answer", "fallback", "summary"]); // kinds that are worth a thumb

/**
 * @param {object} message - a "bot" line from the server.
 * @param {object} t - the widget's texts.
 * @param {object} on - press(button), judge(message, helped, reason), announce(text).
 * @returns {Node[]}
 */
export function answerNodes(message, t, on) {
  const { answer } = message;
  if (!answer) return [...paragraphs(message.text), choices(message.buttons, t, on)].filter(Boolean);
  return [
    progress(answer, t),
    answer.about ? el("p.about", {}, answer.about) : null,
    el("div.lead", {}, ...paragraphs(answer.lead)),
    list("details", answer.details),
    cautions(answer, t),
    contacts(answer.contacts, t),
    sources(answer.sources, t),
    summary(answer.summary, t, on),
    answer.kind === "summary" && !answer.summary
      ? keepButtons(t.summary, () => message.text, t, on.announce)
      : null,
    choices(message.buttons, t, on),
    JUDGED.has(answer.kind) ? thumbs(message, t, on) : null,
  ].filter(Boolean);
}

function progress({ progress: steps, lead }, t) {
  if (!steps) return null;
  const text = t.step.replace("{step}", steps.step).replace("{of}", steps.of);
  return el(
    "p.progress",
    {},
    lead.includes(text) ? null : el("span", {}, text), // said once is enough
    el("progress", { value: steps.step, max: steps.of, "aria-hidden": "true" }),
  );
}

function list(name, items) {
  if (!items?.length) return null;
  return el(`ul.${name}`, {}, ...items.map((item) => el("li", {}, ...linked(item))));
}

function cautions(answer, t) {
  const texts = [answer.certainty_text, ...(answer.cautions ?? [])].filter(Boolean);
  if (!texts.length) return null;
  return el(
    "div.caution",
    {},
    el("strong", {}, t.caution),
    ...texts.map((text) => el("p", {}, ...linked(text))),
  );
}

function contacts(units, t) {
  if (!units?.length) return null;
  return el(
    "div.contacts",
    {},
    el("strong", {}, t.contact),
    ...units.map(({ title, how }) => el("p", {}, el("b", {}, title), ": ", ...linked(how))),
  );
}

function sources(items, t) {
  if (!items?.length) return null;
  const count = items.length === 1 ? t.one_source : t.sources.replace("{count}", items.length);
  return el(
    "details.sources",
    {},
    el("summary", {}, count),
    el(
      "ul",
      {},
      ...items.map(({ title, url, checked }) =>
        el("li", {}, link(url, title), el("span.checked", {}, t.checked.replace("{date}", checked))),
      ),
    ),
  );
}

function summary(content, t, on) {
  if (!content) return null;
  return el(
    "section.summary",
    { "aria-label": content.title },
    el("h3", {}, content.title),
    ...content.sections.flatMap(({ title, items }) => [el("h4", {}, title), list("items", items)]),
    keepButtons(content.title, () => content.text, t, on.announce),
  );
}

function choices(buttons, t, on) {
  if (!buttons?.length) return null;
  return el(
    "ul.choices",
    { "aria-label": t.choices, role: "list" },
    ...buttons.map((button) =>
      el("li", {}, el("button.choice", { type: "button", onclick: () => on.press(button) }, button.title)),
    ),
  );
}

function thumbs(message, t, on) {
  const row = el("div.thumbs", { role: "group", "aria-label": t.did_it_help });
  const done = () => {
    row.replaceChildren(el("span", { tabindex: "-1" }, t.thanks));
    row.firstChild.focus();
  };
  const judge = (helped, reason) => {
    on.judge(message, helped, reason);
    done();
  };
  const askWhy = () => {
    const reasons = Object.entries(t.reasons).map(([reason, title]) =>
      el("button.small", { type: "button", onclick: () => judge(false, reason) }, title),
    );
    row.replaceChildren(el("span", {}, t.why_not), ...reasons);
    reasons[0].focus();
  };
  row.append(
    el("span", {}, t.did_it_help),
    el("button.small", { type: "button", onclick: () => judge(true) }, t.yes),
    el("button.small", { type: "button", onclick: askWhy }, t.no),
  );
  return row;
}
