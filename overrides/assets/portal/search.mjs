// Decides which pages answer a question, and in which order.
import { meanings } from "./search-latin.mjs";
import { likeness, shared } from "./search-likeness.mjs";
import { besides } from "./search-synonyms.mjs";
import { STOP, plain, rootOf, stemOf, wordsOf } from "./search-words.mjs";

// How much a word counts by where it stands, and how soon saying it again adds nothing (BM25, Robertson & Zaragoza 2009).
const [TITLE, HEADING, TEXT] = [4, 2, 1];
const [K, B] = [1.2, 0.75];
// How far the kinds of likeness are from the word itself.
const [BY_ROOT, BY_START, BY_END, BY_SOUND, BESIDE] = [0.8, 0.75, 0.6, 0.8, 0.5];
// A text is never taken for shorter than this part of a usual one: a few words are no better for being few.
const SHORT = 0.5;
const WHERE_EXACT = 0.6;
const WEAK = 0.03;
const LIKE_ENOUGH = 0.45;
const MOST_CANDIDATES = 150;
// Nobody types a longer word, or asks with more of them.
const [LONGEST_WORD, MOST_WORDS] = [40, 40];
const UNKNOWN = 0.4;
const COVERED = 0.2;
// One word at least must be meant with this certainty.
const SURE = 0.4;
const SHARE_OF_BEST = 0.12;
const COVER = 0.3;
const NAMED = 0.35;

const grams = (stem) => {
  const padded = `^${stem}`;
  const found = new Set();
  for (let n = 0; n + 2 <= padded.length; n++) found.add(padded.slice(n, n + 2));
  return found;
};

const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

// What is in the texts, from `postings`: stem → [document, weight, document, weight …].
export function indexOf(docs, postings) {
  const titles = docs.map(({ title = "" }) => [...new Set(wordsOf(title).filter((word) => !STOP.has(word)).map(stemOf))]);
  const index = { docs, titles, stems: [], postings: [], byStem: new Map(), byRoot: new Map(), byGram: new Map() };
  for (const [stem, list] of postings) {
    const term = index.stems.push(stem) - 1;
    index.postings.push(list);
    index.byStem.set(stem, term);
    push(index.byRoot, rootOf(stem), term);
    for (const gram of grams(stem)) push(index.byGram, gram, term);
  }
  return index;
}

// An index of `docs`: [{id, title, headings?, text}].
export function createIndex(docs) {
  const fields = docs.map(({ title = "", headings = [], text = "" }) => [
    [TITLE, wordsOf(title)],
    [HEADING, wordsOf(headings.join(" "))],
    [TEXT, wordsOf(text)],
  ]);
  const lengths = fields.map((parts) => parts[2][1].length);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / (docs.length || 1) || 1;
  const postings = new Map();
  fields.forEach((parts, doc) => {
    const weights = new Map();
    for (const [boost, words] of parts) {
      const share = boost === TEXT ? boost / (1 - B + B * Math.max(SHORT, words.length / usual)) : boost;
      for (const word of joined(words)) {
        if (boost !== TITLE && STOP.has(word)) continue;
        const stem = stemOf(word);
        weights.set(stem, (weights.get(stem) ?? 0) + share);
      }
    }
    for (const [stem, weight] of weights) {
      if (!postings.has(stem)) postings.set(stem, []);
      postings.get(stem).push(doc, weight);
    }
  });
  return indexOf(docs, postings);
}

// The words, and two numbers beside each other as one, too: 116 111.
function joined(words) {
  const number = (word) => /^\d+$/.test(word);
  const pairs = words.slice(1).map((word, n) => [words[n], word]);
  return [...words, ...pairs.filter(([a, b]) => number(a) && number(b) && a.length + b.length < 7).map(([a, b]) => a + b)];
}

const rarity = (index, term) => {
  const [all, having] = [index.docs.length, index.postings[term].length / 2];
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
};

// The terms of the texts that may be meant by a word: Map of term → how alike, at most 1.
function termsOf(index, word, unfinished) {
  const found = new Map();
  const add = (term, alike) => alike > (found.get(term) ?? 0) && found.set(term, alike);
  const said = meanings(word);
  let exact = false;
  for (const [meant, far] of said) {
    const term = index.byStem.get(stemOf(meant));
    if (term === undefined) continue;
    add(term, 1 - 0.15 * far);
    exact ||= far < 0.9;
  }
  const digits = /^\d+$/.test(word);
  const less = exact ? WHERE_EXACT : 1;
  for (const [meant, far] of digits ? [] : said.slice(0, 8)) {
    const stem = stemOf(meant);
    const sure = 1 - 0.15 * far;
    for (const other of besides(stem)) if (index.byStem.has(other)) add(index.byStem.get(other), sure * BESIDE);
    for (const term of index.byRoot.get(rootOf(stem)) ?? []) add(term, sure * BY_ROOT);
    for (const term of candidates(index, stem)) {
      const other = index.stems[term];
      if (/\d/.test(other)) continue;
      const start = shared(meant, other);
      const longer = Math.max(stem.length, other.length);
      if (start >= 4 && start >= Math.min(stem.length, other.length) - 1 && start / longer >= 0.45) {
        add(term, sure * less * BY_START * Math.sqrt(Math.min(1, start / longer)));
      }
      // Държа, задържа: the same word with something in front.
      const front = Math.abs(stem.length - other.length);
      if (front && front < 5 && Math.min(stem.length, other.length) > 3 && (other.endsWith(stem) || stem.endsWith(other))) add(term, sure * less * BY_END);
      const alike = Math.max(likeness(stem, other), likeness(meant, other));
      if (alike >= LIKE_ENOUGH) add(term, sure * less * BY_SOUND * alike);
      if (unfinished && meant.length > 2 && other.startsWith(meant)) add(term, sure * 0.7);
    }
  }
  return found;
}

function candidates(index, stem) {
  const counts = new Map();
  const own = grams(stem);
  for (const gram of own) for (const term of index.byGram.get(gram) ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
  const least = Math.max(1, own.size * 0.25);
  return [...counts].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES).map(([term]) => term);
}

const QUOTED = /[„“”"«»]([^„“”"«»]+)[„“”"«»]/g;

// What must stand there word for word: „…“, “…”, "…" or «…», as plain words.
export const phrasesOf = (query) => [...query.matchAll(QUOTED)].map(([, words]) => wordsOf(words).join(" ")).filter(Boolean);

// A question as its words and how much each counts: what stands in every sentence, hardly.
function asked(query) {
  const words = joined(wordsOf(query).filter((word) => word.length <= LONGEST_WORD)).slice(0, MOST_WORDS);
  const weak = words.map((word) => meanings(word).slice(0, 4).some(([meant]) => STOP.has(meant)));
  return { phrases: phrasesOf(query), words, weights: words.map((_, n) => (weak[n] && weak.includes(false) ? WEAK : 1)) };
}

const holds = (doc, phrase) => ` ${wordsOf([doc.title, ...(doc.headings ?? []), doc.text].join(" ")).join(" ")} `.includes(` ${phrase} `);

// What answers a query, best first: [{id, score, …the document, stems: what of it was meant}]; nothing when nothing fits.
export function search(index, query, limit = 10) {
  const { phrases, words, weights } = asked(query);
  const scores = new Map();
  let whole = 0;
  words.forEach((word, n) => {
    const terms = termsOf(index, word, n === words.length - 1);
    const best = new Map();
    let rarest = 0;
    let surest = 0;
    for (const [term, alike] of terms) {
      const rare = rarity(index, term);
      if (alike > surest) [surest, rarest] = [alike, rare];
    }
    for (const [term, alike] of terms) {
      const rare = Math.min(rarity(index, term), rarest || Infinity);
      const list = index.postings[term];
      for (let at = 0; at < list.length; at += 2) {
        const gain = alike * rare * (list[at + 1] * (K + 1)) / (list[at + 1] + K);
        const known = best.get(list[at]);
        if (!known || gain > known.gain) best.set(list[at], { gain, part: alike * rare, alike, term });
      }
    }
    whole += weights[n] * (rarest || UNKNOWN * Math.log(1 + index.docs.length));
    for (const [doc, { gain, part, alike, term }] of best) {
      const sum = scores.get(doc) ?? { gain: 0, part: 0, sure: 0, stems: new Set() };
      sum.gain += weights[n] * gain;
      sum.part += weights[n] * part;
      if (weights[n] === 1) sum.sure = Math.max(sum.sure, alike);
      sum.stems.add(index.stems[term]);
      scores.set(doc, sum);
    }
  });
  const results = [...scores]
    .filter(([, { sure }]) => sure >= SURE)
    .map(([doc, { gain, part, stems }]) => {
      const covered = part / whole;
      const named = index.titles[doc].filter((stem) => stems.has(stem)).length / (index.titles[doc].length || 1);
      return { ...index.docs[doc], score: gain * covered ** COVER * (1 + NAMED * named * covered), covered, stems: [...stems] };
    })
    .filter((found) => phrases.every((phrase) => found.text === undefined || holds(found, phrase)))
    .sort((a, b) => b.score - a.score);
  const best = results[0]?.score ?? 0;
  return results.filter(({ score, covered }) => covered >= COVERED && score >= best * SHARE_OF_BEST).slice(0, limit);
}
