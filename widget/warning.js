// Notices, while it is typed, what looks as if it pointed at a person. The server takes it out in
// any case; this is so that it is never sent.

const GAP = "[\\s\\-–—+.]{0,3}";
const PATTERNS = [
  // Six or eight digits that can be a date, and four more.
  ["personnummer", new RegExp(`(?<!\\d)(?:(?:18|19|20)${GAP})?(?:\\d${GAP}){2}[01]${GAP}\\d${GAP}[0-36-9]${GAP}\\d(?:${GAP}\\d){4}(?!\\d|:\\d)`)],
  ["phone", /(?<!\d)(?:\+46|0046|0)[\s(]*7[02369](?:[\s\-/)]{0,3}\d){7}(?!\d)/],
  ["email", /[\w.+-]+@[\w-]+\.\w/],
];

/** The kind of identifier that a text seems to hold, or null. */
export function seemsPersonal(text) {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
