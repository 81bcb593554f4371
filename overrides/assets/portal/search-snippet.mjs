// Decides which words of a page are shown under its title, and which of them are marked.
import { STOP, WORD, plain, stemOf, wordsOf } from "./search-words.mjs";

const LONG = 170;
const BEFORE = 50;

// A text as [words, whether they are marked], marked where a word has one of the stems.
export function marked(text, stems) {
  const meant = new Set(stems);
  const parts = [];
  let end = 0;
  for (const { 0: word, index } of text.normalize("NFC").matchAll(/[\p{L}\p{N}\u0300\u0301\u00ad]+/gu)) {
    const bare = plain(word);
    if (STOP.has(bare) || !meant.has(stemOf(bare))) continue;
    if (index > end) parts.push([text.slice(end, index), false]);
    parts.push([word, true]);
    end = index + word.length;
  }
  if (end < text.length) parts.push([text.slice(end), false]);
  return parts;
}

// The paragraph that says most of what was asked, cut to some words around it: {anchor, text}; null when none says any of it.
// `paragraphs` are [anchor, text]; a stem that few of them have says more. A title that says it all needs no place in the
// page: its first paragraph is shown.
export function snippet(paragraphs, stems, title = "") {
  const meant = new Set(stems.filter((stem) => !STOP.has(stem)));
  const named = new Set(wordsOf(title).map(stemOf));
  if (paragraphs.length && [...meant].every((stem) => named.has(stem))) return { anchor: "", text: around(paragraphs[0][1], meant) };
  const held = paragraphs.map(([, text]) => new Set(wordsOf(text).filter((word) => !STOP.has(word)).map(stemOf).filter((stem) => meant.has(stem))));
  const having = new Map();
  for (const some of held) for (const stem of some) having.set(stem, (having.get(stem) ?? 0) + 1);
  const worth = held.map((some) => [...some].reduce((sum, stem) => sum + 1 + 1 / having.get(stem), 0));
  const best = worth.indexOf(Math.max(...worth, 0));
  if (best < 0 || !worth[best]) return null;
  const [anchor, text] = paragraphs[best];
  return { anchor, text: around(text, meant) };
}

// Whole words, from a little before the first one that is meant.
function around(text, meant) {
  if (text.length <= LONG) return text;
  const first = [...text.matchAll(WORD)].find(({ 0: word }) => meant.has(stemOf(plain(word))) && !STOP.has(plain(word)))?.index ?? 0;
  let from = Math.max(0, Math.min(first - BEFORE, text.length - LONG));
  if (from) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + LONG);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

// Whether a page says every phrase word for word.
export function saysAll(texts, phrases) {
  const whole = ` ${texts.flatMap(wordsOf).join(" ")} `;
  return phrases.every((phrase) => whole.includes(` ${phrase} `));
}
