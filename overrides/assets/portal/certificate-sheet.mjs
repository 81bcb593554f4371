// Decides how certificates look on paper: one A4 sheet each, in all languages at once; the twin of hooks/portal/records/printable.py.
import { qrPath } from "./qr.mjs";

const SVG = "http://www.w3.org/2000/svg";
const SHEET_FACTS = ["minutes", "date", "points", "issuer", "number"];

/**
 * The text of a page to be printed, with all that it needs; it is put together by nodes, so no name can act in it.
 *
 * `certificates` are {text, said}, `words` language → its texts, the first leading; `verify` the full address of the
 * page that checks, empty when nobody knows it.
 */
export function sheetsPage(certificates, { site, verify, words, style }) {
  const page = document.implementation.createHTMLDocument(`${Object.values(words)[0].heading} ${certificates.slice(0, 3).map(({ said }) => said.number).join(", ")}`);
  page.documentElement.lang = Object.keys(words)[0];
  const node = (tag, attributes, ...content) => {
    const made = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  };
  page.head.prepend(node("meta", { charset: "utf-8" }));
  page.body.append(...certificates.map((one) => sheet(one, { site, verify, words, node })));
  // As text: an element would be held against the policy of the page in which it is made.
  const html = page.documentElement.outerHTML.replace("</head>", () => `<style>${style}</style></head>`);
  return `<!doctype html>\n${html}\n`;
}

function sheet({ text, said }, { site, verify, words, node }) {
  const languages = Object.entries(words);
  const spans = (say) => languages.map(([language, texts]) => [language, say(texts, language)]).filter(([, each]) => each).map(([language, each]) => node("span", { lang: language }, each));
  const label = (tag, name, key) => node(tag, { class: name }, ...spans((texts) => texts[key]));
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const day = new Date(`${said.date}T12:00:00Z`);
  // Fact → what it says in a language.
  const facts = {
    minutes: (texts, language) => fill(texts.minutes_value, { n: said.minutes.toLocaleString(language) }),
    date: (_, language) => day.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" }),
    points: (texts, language) => fill(texts.points_value, { points: said.points.toLocaleString(language), of: said.of.toLocaleString(language) }),
  };
  const titles = Object.keys(words).some((language) => Object.hasOwn(said.title, language)) ? words : said.title;
  const pairs = SHEET_FACTS.map((fact) => {
    const value = facts[fact] ? spans(facts[fact]) : [said[fact]];
    return node("div", {}, label("dt", "labels", fact), node("dd", { class: "labels" }, ...value));
  });
  const check = verify ? [label("p", "labels", "check"), node("p", { class: "address" }, verify)] : [label("p", "labels", "check_file")];
  return node(
    "article",
    { "data-certificate": text },
    node("p", { class: "portal" }, site),
    label("h1", "labels", "heading"),
    label("p", "labels", "given"),
    node("p", { class: "name" }, said.name),
    label("p", "labels", `done_${said.kind}`),
    node("p", { class: "title labels" }, ...Object.keys(titles).filter((language) => Object.hasOwn(said.title, language)).map((language) => node("span", { lang: language }, said.title[language]))),
    node("dl", {}, ...pairs),
    node("footer", {}, ...(verify ? [codeFigure(`${verify}#${text}`, node)] : []), node("div", {}, ...check)),
  );
}

/** A QR code of an address; empty for one that is too long for any. */
function codeFigure(address, node) {
  const figure = node("figure", {});
  let code;
  try {
    code = qrPath(address);
  } catch {
    return figure;
  }
  const [svg, path] = ["svg", "path"].map((tag) => figure.ownerDocument.createElementNS(SVG, tag));
  svg.setAttribute("viewBox", `0 0 ${code.size} ${code.size}`);
  path.setAttribute("d", code.path);
  svg.append(path);
  figure.append(svg);
  return figure;
}
