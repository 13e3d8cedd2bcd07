// The dialogs: more to do, a person to ask, what happens to what is written, and "erase?".

import { el, linked } from "./dom.js";
import { copy, print, save } from "./keep.js";

export class Dialogs {
  /**
   * @param {ShadowRoot} root
   * @param {object} t - the widget's texts.
   * @param {object} on - text(), announce(text), erase(), widen() and isWide(); widen is null where the
   *   host decides the width.
   */
  constructor(root, t, on) {
    this.root = root;
    this.t = t;
    this.on = on;
  }

  more() {
    const { t, on } = this;
    const withText = (action) => () => {
      if (on.text()) return action(on.text());
      return on.announce(t.nothing_yet);
    };
    const copyAll = async (text) => on.announce((await copy(text)) ? t.copied : t.copy_failed);
    const choices = [
      [t.copy_all, withText(copyAll)],
      [t.print_all, withText((text) => print(t.name, text))],
      [t.save_all, withText((text) => save(t.name, text))],
      [t.erase, () => this.#erase()],
    ];
    if (on.widen) choices.push([on.isWide() ? t.narrower : t.wider, on.widen]);
    this.#open(
      t.more,
      choices.map(([label, action]) => this.#button(label, action)),
    );
  }

  person(contacts) {
    this.#open(this.t.person, [
      el("p", {}, this.t.person_intro),
      ...contacts.map(({ title, does, how }) =>
        el("div.unit", {}, el("h3", {}, title), el("p", {}, does), el("p", {}, ...linked(how))),
      ),
    ]);
  }

  privacy() {
    this.#open(
      this.t.privacy,
      this.t.privacy_text.map((text) => el("p", {}, text)),
    );
  }

  #erase() {
    this.#open(this.t.erase, [
      el("p", {}, this.t.erase_sure),
      this.#button(this.t.erase_yes, this.on.erase),
    ]);
  }

  #button(label, action) {
    return el(
      "button.choice",
      {
        type: "button",
        onclick: (event) => {
          event.target.closest("dialog").close();
          action();
        },
      },
      label,
    );
  }

  #open(title, children) {
    const dialog = el(
      "dialog",
      { "aria-labelledby": "dialog-title", onclose: () => dialog.remove() },
      el("h2", { id: "dialog-title" }, title),
      ...children,
      el("form", { method: "dialog" }, el("button.choice.cancel", {}, this.t.close)),
    );
    // Escape closes the dialog, and not the panel behind it.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.root.append(dialog);
    dialog.showModal();
  }
}
