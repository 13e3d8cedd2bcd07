// Builds elements without markup: text stays text, whatever it contains, and Trusted Types agree.

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const SVG = "http://www.w3.org/2000/svg";

/**
 * An element.
 * @param {string} name - the tag, with classes after dots: "p.lead".
 * @param {object} attributes - true sets an empty attribute; false and null leave it out; a
 *   function under "onclick" and the like listens.
 * @param {...(Node|string|null)} children
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A picture of lines, 24 by 24; decoration only: the text beside it says the same. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  more: "M4 7h16M4 12h16M4 17h16",
  restart: "M4 4v6h6M5 15a8 8 0 1 0 1-8L4 10",
  send: "M4 12l16-8-5 16-3-7z",
  talk: "M4 5h16v11H9l-5 4z",
};

/** Text as nodes, in which web and e-mail addresses are links. */
export function linked(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].includes("://") ? match[0] : `mailto:${match[0]}`;
    nodes.push(text.slice(done, match.index), link(href, match[0]));
    done = match.index + match[0].length;
  }
  return [...nodes, text.slice(done)].filter((node) => node !== "");
}

/** A link that opens beside the page and tells the other page nothing; other schemes stay text. */
export function link(href, text) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return document.createTextNode(text);
  const outside = href.startsWith("http");
  return el(
    "a",
    { href, rel: "noopener noreferrer", target: outside ? "_blank" : null },
    text,
  );
}

/** Text as paragraphs, one a line; lines that begin with a dash or a bullet as lists. */
export function paragraphs(text) {
  const nodes = [];
  for (const line of text.split("\n").filter((part) => part.trim())) {
    const [, item] = line.match(/^\s*[-–•]\s+(.*)/) ?? [];
    if (!item) nodes.push(el("p", {}, ...linked(line)));
    else if (nodes.at(-1)?.tagName === "UL") nodes.at(-1).append(el("li", {}, ...linked(item)));
    else nodes.push(el("ul.details", {}, el("li", {}, ...linked(item))));
  }
  return nodes;
}
