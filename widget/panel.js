// The panel: its elements and their names; what they do is told in rattvisaren.js.

import { el, icon, ICONS } from "./dom.js";

/**
 * @param {object} t - the widget's texts.
 * @param {boolean} inline - part of the page, without a button that opens it.
 * @param {object} on - what to do: open, close, restart, more, person, privacy, send, type.
 */
export function buildPanel(t, inline, on) {
  const log = el("div.log", {
    role: "log",
    "aria-live": "polite",
    "aria-label": t.conversation,
    tabindex: "0",
  });
  const input = el("textarea", {
    id: "input",
    rows: "1",
    autocomplete: "off",
    "aria-describedby": "advice left",
    oninput: on.type,
    onkeydown: (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        on.send();
      }
    },
  });
  const status = el("p.status", { role: "status" });
  const warning = el("p.warning", { role: "alert" });
  const left = el("p.left", { id: "left", "aria-live": "polite" });
  const header = el(
    "header",
    {},
    el("h2", { id: "title" }, t.name),
    tool(t.restart, ICONS.restart, on.restart),
    tool(t.more, ICONS.more, on.more),
    inline ? null : tool(t.close, ICONS.close, on.close),
  );
  const form = el(
    "form",
    { onsubmit: (event) => (event.preventDefault(), on.send()) },
    el("label", { for: "input" }, t.input),
    el("div.row", {}, input, el("button.send", { type: "submit" }, icon(ICONS.send), t.send)),
    warning,
    left,
    el("p.advice", { id: "advice" }, t.no_patient_data),
  );
  const footer = el(
    "footer",
    {},
    el("button.plain", { type: "button", onclick: on.person }, t.person),
    el("button.plain", { type: "button", onclick: on.privacy }, t.privacy),
  );
  const panel = el(
    "section.panel",
    { id: "panel", "aria-labelledby": "title", hidden: !inline, lang: "sv" },
    header,
    log,
    status,
    form,
    footer,
  );
  const launcher = inline
    ? null
    : el(
        "button.launcher",
        { type: "button", "aria-expanded": "false", "aria-controls": "panel", onclick: on.open },
        icon(ICONS.talk),
        t.open,
      );
  return { panel, launcher, log, input, status, warning, left };
}

function tool(label, picture, action) {
  return el("button.tool", { type: "button", onclick: action }, icon(picture), el("span", {}, label));
}
