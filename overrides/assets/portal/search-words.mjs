// Decides what a word is for the search: how a text is cut into words, and which forms count as one word.
// hooks/portal/finish/search_words.py does the same when the index is made; tests hold the two together.
import { RULES } from "./search-rules.mjs";

export const WORD = /[\p{L}\p{N}]+/gu;

// Stress marks and soft hyphens are for readers; ѝ and и are one letter to who types.
export const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[\u0300\u0301\u00ad]/g, "").replace(/ѝ/g, "и");

export const wordsOf = (text) => plain(text).match(WORD) ?? [];

const table = (lines) => lines.flatMap((line) => line.split(" "));

// What is said in every sentence finds nothing.
export const STOP = new Set(table(RULES.stop));

export const CYRILLIC = /[а-я]/;

// Articles, then endings of number, gender, person and time; what words are made with; endings of English. Longest first.
const [articles, endings, roots, english] = [RULES.articles, RULES.endings, RULES.roots, RULES.english].map(table);

function without(word, list, least) {
  for (const ending of list) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length >= least) return rest;
  }
  return word;
}

// к/ц/ч, г/ж/з and х/ш change places in one word: ученик, ученици, ученичка.
const hardened = (stem) => stem.slice(0, -1) + (RULES.hard[stem.at(-1)] ?? stem.at(-1));

const FLEETING = /[бвгджзйклмпрстфхцчшщ]н$/;

// The stem of a plain word: one for all its forms. Words of up to three letters and numbers stay as they are.
// Endings come off until none is left, so that адвокати and адвокат meet however far that goes.
export function stemOf(word) {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  if (!CYRILLIC.test(word)) return without(word, english, 3);
  let stem = without(without(word, articles, 3), endings, 3);
  for (let bare = without(stem, endings, 4); bare !== stem; bare = without(stem, endings, 4)) stem = bare;
  // Правен, правна: the vowel of an adjective comes and goes.
  if (stem.length > 4 && FLEETING.test(stem)) stem = stem.slice(0, -1);
  stem = hardened(stem);
  return Object.hasOwn(RULES.irregular, stem) ? RULES.irregular[stem] : stem;
}

// What a stem shares with the words made from it: адвокат, адвокатски, адвокатство.
export function rootOf(stem) {
  if (stem.length < 5 || !CYRILLIC.test(stem)) return stem;
  let root = stem;
  for (let bare = without(root, roots, 4); bare !== root; bare = without(root, roots, 4)) root = bare;
  return hardened(root);
}
