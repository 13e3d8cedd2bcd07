// <rattvisaren-chatt>: the assistant on an intranet page. docs/inbaddning.md tells how to embed it.
//
//   api      where the channel is; else /webhooks/intranet on the host that this file comes from
//   inline   fills its place on the page, instead of opening from a button in the corner
//
// A page that signs its users in with a token sets the property getToken to a function that gives
// one, or a promise of one.

import { Api, Trouble } from "./api.js";
import { Dialogs } from "./dialogs.js";
import { el } from "./dom.js";
import { openingNodes } from "./opening.js";
import { buildPanel } from "./panel.js";
import { Transcript } from "./transcript.js";
import { seemsPersonal } from "./warning.js";

const HERE = import.meta.url;
const NEAR_LIMIT = 100; // characters left when the count is shown

class RattvisarenChatt extends HTMLElement {
  #view = null; // the server's opening view
  #busy = false;
  #token = null;

  async connectedCallback() {
    if (this.shadowRoot) return; // moved on the page: everything is there
    const root = this.attachShadow({ mode: "open" });
    const base = this.getAttribute("api") ?? new URL("/webhooks/intranet", HERE).href;
    this.key = `rattvisaren:${base}`;
    const [texts] = await Promise.all([
      fetch(new URL("texts.sv.json", HERE)).then((response) => response.json()),
      styled(root),
    ]);
    this.texts = texts;
    this.api = new Api(base, texts, async () => (this.getToken ? this.getToken() : null));
    this.#build(root);
    const kept = this.#kept();
    this.#token = kept.token ?? null;
    if (this.hasAttribute("inline")) await this.#fill();
    else if (kept.open) await this.open({ focus: false });
  }

  #build(root) {
    const inline = this.hasAttribute("inline");
    this.parts = buildPanel(this.texts, inline, {
      open: () => this.open(),
      close: () => this.close(),
      restart: () => this.#restart(),
      more: () => this.dialogs.more(),
      person: () => this.dialogs.person(this.#view?.contacts ?? []),
      privacy: () => this.dialogs.privacy(),
      send: () => this.#sendTyped(),
      type: () => this.#typed(),
    });
    const { panel, launcher, log } = this.parts;
    const announce = (text) => this.#announce(text);
    this.transcript = new Transcript(log, this.texts, {
      announce,
      press: (button) => this.#send({ button }, button.title, { byButton: true }),
      judge: ({ answer }, helped, reason) => this.#judge(answer, helped, reason),
    });
    this.dialogs = new Dialogs(root, this.texts, {
      announce,
      text: () => this.transcript.text(),
      erase: () => this.#erase(),
      widen: inline ? null : () => panel.classList.toggle("wide"),
      isWide: () => panel.classList.contains("wide"),
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && launcher) this.close();
    });
    root.append(...[launcher, panel].filter(Boolean));
    panel.classList.toggle("inline", inline);
  }

  async open({ focus = true } = {}) {
    const { panel, launcher, input } = this.parts;
    panel.hidden = false;
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    this.#keep({ open: true });
    if (focus) input.focus({ preventScroll: true });
    await this.#fill();
  }

  close() {
    const { panel, launcher } = this.parts;
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute("aria-expanded", "false");
    this.#keep({ open: false });
    launcher.focus();
  }

  /** Shows the conversation so far, or the opening view. */
  async #fill() {
    if (this.#view) return;
    try {
      this.#view = await this.api.opening();
      const messages = this.#token ? await this.#history() : [];
      this.transcript.redraw(() => {
        for (const { type, ...message } of messages) {
          if (type === "user") this.transcript.user(message.text);
          else this.transcript.bot(message);
        }
        if (!messages.length) this.#showOpening();
      });
    } catch (error) {
      this.#view = null;
      this.transcript.redraw(() => {});
      this.#trouble(error, () => {
        this.transcript.forgetTurn();
        this.#fill();
      });
    }
  }

  async #history() {
    try {
      return await this.api.history(this.#token);
    } catch (error) {
      if (error.code !== "no_conversation") throw error;
      this.#keep({ token: null }); // another user on the same computer, or a new secret
      return [];
    }
  }

  #showOpening() {
    this.parts.log.append(
      ...openingNodes(this.#view, this.texts, {
        ask: (text) => this.#send({ text }, text),
        walk: (walk) => this.#send({ walk: walk.id }, walk.title, { byButton: true }),
      }),
    );
    this.transcript.toTop();
  }

  #sendTyped() {
    const { input } = this.parts;
    const text = input.value.trim();
    if (!text || this.#busy || this.#over() > 0) return;
    input.value = "";
    this.#typed();
    this.#send({ text }, text);
  }

  #send(content, shown, { byButton = false } = {}) {
    if (this.#busy) return;
    const message = { id: crypto.randomUUID?.() ?? randomId(), ...content };
    const rewrite = this.transcript.user(shown);
    // A pressed button is gone now: its focus must not fall back to the top of the page.
    this.parts.input.focus({ preventScroll: true });
    this.#deliver(message, rewrite, byButton);
  }

  async #deliver(message, rewrite, byButton) {
    this.#setBusy(true);
    try {
      this.#token ?? this.#keep({ token: await this.api.begin() });
      await this.api.send(this.#token, message, (line) => {
        if (line.type === "user") rewrite(line.text);
        else if (line.type === "bot") this.transcript.bot(line);
        else if (line.type === "error") this.#offerRetry(line.text, message, rewrite, byButton);
      });
      if (byButton) this.transcript.focusChoice();
    } catch (error) {
      if (error.code === "no_conversation") this.#keep({ token: null });
      const retry = () => this.#retry(message, rewrite, byButton);
      this.#trouble(error, error.again || error.code === "no_conversation" ? retry : null);
    } finally {
      this.#setBusy(false);
    }
  }

  #offerRetry(text, message, rewrite, byButton) {
    this.transcript.trouble(text, () => this.#retry(message, rewrite, byButton));
  }

  #retry(message, rewrite, byButton) {
    if (this.#busy) return;
    this.transcript.forgetTurn();
    this.parts.input.focus({ preventScroll: true });
    this.#deliver(message, rewrite, byButton);
  }

  #trouble(error, retry) {
    const known = error instanceof Trouble;
    this.transcript.trouble(known ? error.text : this.texts.server_failed, retry);
  }

  async #judge(answer, helped, reason) {
    const feedback = { topic: answer.topic ?? "none", helped, ...(reason ? { reason } : {}) };
    // A thumb that does not arrive is no reason to disturb anybody.
    await this.api.feedback(this.#token, feedback).catch(() => {});
  }

  #restart() {
    this.#keep({ token: null });
    this.transcript.redraw(() => this.#view && this.#showOpening());
    this.parts.input.focus();
    if (!this.#view) this.#fill();
  }

  async #erase() {
    try {
      if (this.#token) await this.api.erase(this.#token);
      this.#restart();
      this.#announce(this.texts.erased);
    } catch (error) {
      this.#trouble(error, null);
    }
  }

  #typed() {
    const { input, warning, left } = this.parts;
    const kind = seemsPersonal(input.value);
    const text = kind ? this.texts[`warn_${kind}`] : "";
    if (warning.textContent !== text) warning.textContent = text; // or it is read at every key
    const over = this.#over();
    if (over > 0) left.textContent = this.texts.over.replace("{count}", over);
    else left.textContent = over > -NEAR_LIMIT ? this.texts.left.replace("{count}", -over) : "";
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  }

  /** How many characters too many; negative while some are left. */
  #over() {
    return this.parts.input.value.trim().length - (this.#view?.characters ?? 500);
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.parts.panel.classList.toggle("busy", busy);
    this.parts.status.textContent = busy ? this.texts.writing : "";
  }

  #announce(text) {
    this.parts.status.textContent = text;
  }

  // The tab's own storage: it survives reload and navigation, and ends with the tab, which is right
  // on a computer that many share.
  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch {
      return {}; // storage is forbidden, as in some frames
    }
  }

  #keep(change) {
    if ("token" in change) this.#token = change.token;
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ ...this.#kept(), ...change }));
    } catch {
      // The conversation then ends with the page.
    }
  }
}

/** The style sheets, in place before anything is shown. */
function styled(root) {
  const sheets = ["rattvisaren.css", "controls.css", "conversation.css"].map(
    (name) =>
      new Promise((resolve) => {
        const href = new URL(name, HERE).href;
        root.append(el("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
      }),
  );
  return Promise.all(sheets);
}

/** randomUUID is there only on pages with TLS. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

customElements.define("rattvisaren-chatt", RattvisarenChatt);
