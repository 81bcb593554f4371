// Prints how well the search of a built portal answers tests/search/queries-real.txt, beside lunr on the same texts:
//   node tests/search/bench.mjs <folder of the site> <folder of lunr.js>
// The search is asked as a reader's browser asks it: of the packed index that the site holds.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { unpack } from "../../overrides/assets/portal/search-pack.mjs";
import { saysAll } from "../../overrides/assets/portal/search-snippet.mjs";
import { phrasesOf, search } from "../../overrides/assets/portal/search.mjs";
import { measure, rows } from "./measure.mjs";

const [site, lunrFolder] = process.argv.slice(2);
const folder = join(site, "search");
const run = (path) => runInThisContext(readFileSync(path, "utf-8"));

const nameOf = (address, language) => address.replace(`${language}/`, "").replace(".html#term.", "#").replace(".html", "");

function textsBelow(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? textsBelow(inside) : /index\.\w+\.js$/.test(relative(folder, inside)) ? [] : [inside];
  });
}
textsBelow(folder).forEach(run);

// Every entry of a language with its paragraphs.
function entriesOf(language) {
  run(join(folder, `index.${language}.js`));
  const made = globalThis.portalSearch[language];
  const docs = made.docs.trim().split("\n").map((line) => line.split("\t")).map(([address, , title]) => {
    const [page, part] = address.split("#");
    let anchor = "";
    const text = [];
    for (const line of globalThis.portalTexts[page].split("\n").filter(Boolean)) line.startsWith(" ") ? (anchor = line.slice(1)) : (!part || part === anchor) && text.push(line);
    return { id: nameOf(address, language), title, text };
  });
  return { made, docs };
}

export function portalFinder(language) {
  const { made, docs } = entriesOf(language);
  const index = unpack(docs.map(({ id, title }) => ({ id, title })), made);
  const whole = new Map(docs.map(({ id, title, text }) => [id, [title, ...text]]));
  return (query) => {
    const phrases = phrasesOf(query);
    return search(index, query, 40).map(({ id }) => id).filter((id) => saysAll(whole.get(id), phrases)).slice(0, 10);
  };
}

// lunr as MkDocs brings it; for Bulgarian with the Russian stemmer that Material takes for it.
function lunrFinder(language) {
  const require = createRequire(import.meta.url);
  const lunr = require(join(lunrFolder, "templates/search/lunr.js"));
  if (language === "bg" && existsSync(join(lunrFolder, "lunr-language/lunr.ru.js"))) {
    require(join(lunrFolder, "lunr-language/lunr.stemmer.support.js"))(lunr);
    require(join(lunrFolder, "lunr-language/lunr.ru.js"))(lunr);
  }
  const { docs } = entriesOf(language);
  const index = lunr(function build() {
    if (language === "bg") this.use(lunr.ru);
    this.field("title", { boost: 1000 });
    this.field("text");
    this.ref("id");
    for (const { id, title, text } of docs) this.add({ id, title, text: text.join(" ") });
  });
  return (query) => {
    try {
      return index.search(query).map(({ ref }) => ref).slice(0, 10);
    } catch {
      return [];
    }
  };
}

const QUERIES = rows("queries-real.txt").filter(([, , right]) => right);
export function table(finders) {
  const kinds = new Map();
  const missed = [];
  for (const language of ["bg", "en"]) {
    const find = finders(language);
    const found = measure(find, QUERIES.filter(([kind]) => (kind === "english") === (language === "en")));
    missed.push(...found.missed);
    for (const [name, ...row] of found.kinds) kinds.set(name === "all" ? `all ${language}` : name, row);
  }
  return { kinds, missed };
}

if (process.argv[1]?.endsWith("bench.mjs")) {
  const columns = { portal: table(portalFinder), ...(lunrFolder ? { lunr: table(lunrFinder) } : {}) };
  console.log("recall@3 / MRR".padEnd(22), ...Object.keys(columns).map((name) => name.padEnd(14)));
  for (const [kind, [n]] of columns.portal.kinds) {
    const cells = Object.values(columns).map(({ kinds }) => kinds.get(kind).slice(1).map((value) => value.toFixed(3)).join("/").padEnd(14));
    console.log(`${kind} (${n})`.padEnd(22), ...cells);
  }
  for (const language of ["bg", "en"]) {
    const packed = readFileSync(join(folder, `index.${language}.js`));
    const entries = entriesOf(language).docs.length;
    console.log(`index.${language}.js: ${gzipSync(packed, { level: 6 }).length} bytes for ${entries} entries`);
  }
  if (process.env.MISSED) for (const miss of columns.portal.missed) console.log(miss.join(" | "));
}
