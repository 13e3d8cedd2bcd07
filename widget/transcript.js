// The conversation on the screen: who said what, in order.

import { answerNodes } from "./answer.js";
import { el, paragraphs } from "./dom.js";

const MARGIN = 8; // pixels above the question

export class Transcript {
  #turn = []; // the assistant's messages since the last question

  /**
   * @param {HTMLElement} log - where messages go.
   * @param {object} t - the widget's texts.
   * @param {object} on - see answerNodes.
   */
  constructor(log, t, on) {
    this.log = log;
    this.t = t;
    this.on = on;
    this.said = []; // the same as plain text, to copy, print and save
  }

  get isEmpty() {
    return this.said.length === 0;
  }

  /** Shows elements in place of everything, without announcing them. */
  redraw(draw) {
    this.log.setAttribute("aria-live", "off");
    this.log.replaceChildren();
    this.said = [];
    draw();
    // Not until the changes have been seen: they would be read aloud all the same.
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
  }

  user(text) {
    // Earlier choices have been answered, or passed over.
    for (const old of this.log.querySelectorAll(".choices, .group")) old.remove();
    this.#turn = [];
    const entry = { who: this.t.you, text };
    this.said.push(entry);
    const body = el("div", {}, ...paragraphs(text));
    this.question = this.#message("user", this.t.you, body);
    this.log.append(this.question);
    this.#toEnd();
    return (understood) => {
      entry.text = understood;
      body.replaceChildren(...paragraphs(understood));
    };
  }

  bot(message) {
    this.said.push({ who: this.t.name, text: message.text });
    const kind = message.answer?.kind ?? "small";
    const nodes = answerNodes(message, this.t, this.on);
    const article = this.#message(`bot.kind-${kind}`, this.t.name, ...nodes);
    this.#turn.push({ article, entry: this.said.at(-1) });
    this.log.append(article);
    this.#toQuestion();
  }

  /** A fault, with a button that tries again. */
  trouble(text, retry) {
    const again = retry
      ? el("button.choice", { type: "button", onclick: retry }, this.t.retry)
      : null;
    const article = el("div.message.trouble", {}, el("p", {}, text), again);
    this.#turn.push({ article, entry: null });
    this.log.append(article);
    this.#toEnd();
    return again;
  }

  /** Takes away what has come of the present turn: the server sends all of it again. */
  forgetTurn() {
    for (const { article, entry } of this.#turn) {
      article.remove();
      this.said = this.said.filter((kept) => kept !== entry);
    }
    this.#turn = [];
  }

  toTop() {
    this.#scroller.scrollTop = 0;
  }

  /** Puts focus on the first choice of the turn; tells whether there was one. */
  focusChoice() {
    const choice = this.#turn.map(({ article }) => article.querySelector(".choice")).find(Boolean);
    choice?.focus({ preventScroll: true });
    choice?.scrollIntoView({ block: "nearest" });
    return Boolean(choice);
  }

  text() {
    return this.said.map(({ who, text }) => `${who}:\n${text}`).join("\n\n");
  }

  #message(kind, who, ...children) {
    return el(`article.message.${kind}`, { "aria-label": who }, ...children);
  }

  /** What scrolls: the log, or the whole panel where there is little room. */
  get #scroller() {
    const whole = getComputedStyle(this.log).overflowY === "visible";
    return whole ? this.log.parentElement : this.log;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** A long answer is read from its beginning, below the question. */
  #toQuestion() {
    const scroller = this.#scroller;
    const away = this.question.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += away - MARGIN;
  }
}
