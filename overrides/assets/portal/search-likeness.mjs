// Decides how alike two words are to the ear and the eye: what is often mistaken for another costs less.

// Letters that are written for each other, by sound or because they take each other's place in forms of a word.
const GROUPS = ["аъя", "оуъ", "еия", "ий", "бп", "вф", "гкх", "дт", "жшз", "зсц", "чц", "кцч", "шщч", "ую", "сш", "ея", "йь"];
const NEAR = new Set(GROUPS.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => a + b))));
const HALF = 0.5;

// The distance of two words: letters left out, put in, changed, or two changed about (Damerau); more than `most` is Infinity.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1], b[j - 1]];
      const change = x === y ? 0 : NEAR.has(x + y) ? HALF : 1;
      // A letter written twice, or once instead of twice.
      const out = x === a[i - 2] ? HALF : 1;
      const put = y === b[j - 2] ? HALF : 1;
      let cost = Math.min(last[j - 1] + change, last[j] + out, row[j - 1] + put);
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) cost = Math.min(cost, before[j - 2] + 0.7);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}

// From 0 (nothing in common) to 1: how likely a typist meant `b` with `a`. A first letter is rarely wrong.
export function likeness(a, b) {
  const longer = Math.max(a.length, b.length);
  if (longer < 3) return a === b ? 1 : 0;
  const most = longer < 4 ? 0.75 : longer < 6 ? 1 : longer < 9 ? 2 : 2.5;
  const apart = distance(a, b, most) + (a[0] === b[0] || NEAR.has(a[0] + b[0]) ? 0 : 0.7);
  return apart > most ? 0 : Math.max(0, 1 - (1.7 * apart) / longer);
}

export function shared(a, b) {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}
