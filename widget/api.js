// Talks to the server: bot/channel/openapi.yml describes what it says.

const PATIENCE = 30_000; // milliseconds without a word; the server gives up after 20 s

/** Something that did not work, with a sentence for the user. */
export class Trouble extends Error {
  constructor(code, text, again = true) {
    super(code);
    this.code = code;
    this.text = text;
    this.again = again; // whether the same thing may work later
  }
}

export class Api {
  /**
   * @param {string} base - the channel's address.
   * @param {object} texts - sentences for what the server cannot say itself.
   * @param {() => Promise<?string>} token - the user's token from the intranet, where it signs one.
   */
  constructor(base, texts, token) {
    this.base = base;
    this.texts = texts;
    this.token = token;
  }

  opening() {
    return this.#json("GET", "/opening");
  }

  async begin() {
    return (await this.#json("POST", "/conversations")).conversation;
  }

  async history(conversation) {
    return (await this.#json("GET", "/messages", conversation)).messages;
  }

  erase(conversation) {
    return this.#request("DELETE", "/conversations", conversation);
  }

  feedback(conversation, feedback) {
    return this.#request("POST", "/feedback", conversation, feedback);
  }

  /** Sends a message; hands over each line of the answer as it comes. */
  async send(conversation, message, onLine) {
    const watch = new Watch(PATIENCE);
    try {
      const response = await this.#request("POST", "/messages", conversation, message, watch);
      let ended = false;
      for await (const line of lines(response.body, watch)) {
        if (line.type === "end") ended = true;
        else onLine(line);
      }
      if (!ended) throw new Error("the stream broke off");
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble("network", this.texts.no_contact);
    } finally {
      watch.stop();
    }
  }

  async #json(method, path, conversation) {
    return (await this.#request(method, path, conversation)).json();
  }

  async #request(method, path, conversation, body, watch = new Watch(PATIENCE)) {
    let response;
    try {
      response = await fetch(this.base + path, {
        method,
        headers: await this.#headers(conversation, body),
        body: body && JSON.stringify(body),
        signal: watch.signal,
        credentials: "same-origin",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
    } catch {
      throw new Trouble("network", this.texts.no_contact);
    }
    if (response.ok) return response;
    const told = await response.json().catch(() => null);
    const again = response.status === 429 || response.status >= 500;
    throw new Trouble(
      told?.error?.code ?? "server",
      told?.error?.text ?? this.texts.server_failed,
      again,
    );
  }

  async #headers(conversation, body) {
    const headers = {};
    if (conversation) headers.Conversation = conversation;
    if (body) headers["Content-Type"] = "application/json";
    const token = await this.token();
    if (token) headers.Authorization = `Bearer ${token}`;
    return headers;
  }
}

/** Breaks a request off when nothing has come for a while. */
class Watch {
  #controller = new AbortController();
  #timer;

  constructor(patience) {
    this.patience = patience;
    this.signal = this.#controller.signal;
    this.heard();
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.patience);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}

/** The lines of JSON in a response, as they come. */
async function* lines(body, watch) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    watch.heard();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) {
      if (part.trim()) yield JSON.parse(part);
    }
  }
}
