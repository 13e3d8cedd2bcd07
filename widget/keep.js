// Copies, prints and saves a text: a summary, or the whole conversation.

import { el } from "./dom.js";

/** Buttons that keep what text() gives. */
export function keepButtons(title, text, t, announce) {
  const button = (label, action) => el("button.small", { type: "button", onclick: action }, label);
  return el(
    "p.keep",
    {},
    button(t.copy, async () => announce((await copy(text())) ? t.copied : t.copy_failed)),
    button(t.print, () => print(title, text())),
    button(t.save, () => save(title, text())),
  );
}

/** Whether the text is on the clipboard now. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or a page without TLS
  }
}

export function save(title, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const day = new Date().toLocaleDateString("sv-SE");
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  el("a", { href: address, download: `${name}-${day}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Prints the text alone, in a page of its own: the host's page and styles are left out. */
export function print(title, text) {
  const frame = el("iframe", { title, "aria-hidden": "true" });
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.append(frame);
  const page = frame.contentDocument;
  page.documentElement.lang = "sv";
  page.title = title;
  const heading = page.createElement("h1");
  heading.textContent = title;
  const body = page.createElement("div");
  body.textContent = text;
  body.style.cssText = "white-space:pre-wrap;font:12pt/1.5 serif";
  page.body.append(heading, body);
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}
