// Decides which Bulgarian words somebody may mean who types them in Latin letters, in any of the usual spellings.
import { CYRILLIC } from "./search-words.mjs";

// What a run of Latin letters can stand for, the likeliest first. Longer runs are tried before shorter ones.
const SPELLINGS = {
  sht: ["щ"], "6t": ["щ"], shch: ["щ"], "6": ["ш"], "4": ["ч"], "9": ["я"], sh: ["ш", "сх"], ch: ["ч"], zh: ["ж"], dj: ["дж"], dzh: ["дж"],
  ts: ["ц", "тс"], tz: ["ц"], tc: ["ц"], kh: ["х"], ph: ["ф"], iya: ["ия"], iia: ["ия"], ija: ["ия"], iq: ["ия"], ia: ["ия", "я"], ya: ["я"], ja: ["я", "жа"],
  yu: ["ю"], ju: ["ю", "жу"], iu: ["ю", "иу"], yo: ["йо", "ьо"], jo: ["йо", "жо", "ьо"], io: ["ио", "ьо", "йо"], ij: ["ий", "иж"], iy: ["ий"], ks: ["кс"], sch: ["щ", "сч"],
  a: ["а", "ъ"], b: ["б"], c: ["ц", "к"], d: ["д"], e: ["е"], f: ["ф"], g: ["г"], h: ["х"], i: ["и", "й"], j: ["ж", "й"], k: ["к"], l: ["л"], m: ["м"],
  n: ["н"], o: ["о"], p: ["п"], q: ["я"], r: ["р"], s: ["с"], t: ["т"], u: ["у", "ъ"], v: ["в"], w: ["в"], x: ["х", "кс"], y: ["ъ", "й", "и"], z: ["з", "ж"],
};
const LONGEST = 4;
// Letters that look alike in both alphabets.
const ALIKE = { a: "а", e: "е", o: "о", p: "р", c: "с", x: "х", y: "у", k: "к", m: "м", t: "т", b: "в", h: "н" };
const LATIN = /[a-z]/;
const MOST_SPELLINGS = 24;

// Every Bulgarian spelling of a word, as [word, how far from the likeliest], the likeliest first.
export function spellings(word) {
  let ways = new Map([["", 0]]);
  const reached = [ways, ...Array.from({ length: word.length }, () => new Map())];
  for (let at = 0; at < word.length; at++) {
    ways = new Map([...reached[at]].sort((a, b) => a[1] - b[1]).slice(0, MOST_SPELLINGS));
    for (let length = 1; length <= LONGEST && at + length <= word.length; length++) {
      const run = word.slice(at, at + length);
      const meant = Object.hasOwn(SPELLINGS, run) ? SPELLINGS[run] : length === 1 ? [run] : [];
      for (const [so, cost] of ways) {
        // A run read letter by letter is less likely than read as one.
        const apart = length === 1 && Object.hasOwn(SPELLINGS, word.slice(at, at + 2)) ? 0.6 : 0;
        meant.forEach((letters, rank) => {
          const made = so + letters;
          const total = cost + apart + rank * 0.4;
          const known = reached[at + length].get(made);
          if (known === undefined || known > total) reached[at + length].set(made, total);
        });
      }
    }
  }
  return [...reached[word.length]].sort((a, b) => a[1] - b[1]).slice(0, MOST_SPELLINGS);
}

// What a plain word can mean, as [word, how far]: itself, and Bulgarian words typed in Latin or mixed letters.
export function meanings(word) {
  if (!LATIN.test(word) || /^\d+$/.test(word)) return [[word, 0]];
  if (CYRILLIC.test(word)) {
    const looks = [...word].map((letter) => ALIKE[letter] ?? letter).join("");
    return [...(LATIN.test(looks) ? [] : [[looks, 0]]), ...spellings(word).map(([so, cost]) => [so, cost + 0.2])];
  }
  return [[word, 0], ...spellings(word)];
}
