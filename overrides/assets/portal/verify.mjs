// Decides what is said of a certificate that somebody shows, in the address or in a file; nothing of it leaves the browser.
import { verifyCertificate } from "./certificate.mjs";
import { LARGEST_FILE } from "./written.mjs";

const verifyBox = document.querySelector(".verify");
const { issuers, revoked, texts: verifyTexts } = JSON.parse(verifyBox.querySelector(".verify-facts").textContent);
const verdicts = verifyBox.querySelector(".verdicts");
const verifyLanguage = document.documentElement.lang;
const fillIn = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const inFigures = (number) => number.toLocaleString(verifyLanguage);
const onDay = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString(verifyLanguage, { dateStyle: "long" });

function verifyNode(tag, properties, ...content) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...content);
  return node;
}

/** What a certificate says, as pairs of a name and a value. */
function factsOf({ name, kind, title, minutes, date, points, of, number, issuer }) {
  const facts = {
    name,
    [kind]: title[verifyLanguage] ?? Object.values(title)[0],
    minutes: fillIn(verifyTexts.minutes_value, { n: inFigures(minutes) }),
    date: onDay(date),
    points: fillIn(verifyTexts.points_value, { points: inFigures(points), of: inFigures(of) }),
    issuer,
    number,
  };
  const pairs = Object.entries(facts).map(([fact, value]) => verifyNode("div", {}, verifyNode("dt", {}, verifyTexts[fact]), verifyNode("dd", {}, value)));
  return verifyNode("dl", {}, ...pairs);
}

function shownVerdict({ state, certificate, issuer }) {
  const values = { issuer: issuer?.name, date: certificate && Object.hasOwn(revoked, certificate.number) ? onDay(revoked[certificate.number]) : "" };
  const heading = verifyNode("h2", {}, verifyTexts[state]);
  const box = verifyNode("section", { className: `verdict verdict-${state}` }, heading, verifyNode("p", {}, fillIn(verifyTexts[`${state}_means`], values)));
  // What was not signed as it stands is not repeated here, where it would look like something that we confirm.
  if (issuer) box.append(factsOf(certificate));
  return box;
}

async function judge(texts) {
  const found = await Promise.all(texts.map((text) => verifyCertificate(text, issuers, Object.keys(revoked))));
  verdicts.replaceChildren(...found.map(shownVerdict));
}

/** Another language judges the same certificate. */
function judgeAddress() {
  const text = location.hash.slice(1);
  // Anchors of the page itself hold no dot but the one of the frame.
  if (!text || document.getElementById(text)) return;
  for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
  judge([text]);
}

verifyBox.querySelector("[type=file]").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const text = file.size > 20 * LARGEST_FILE ? "" : await file.text();
  target.value = "";
  // A printable page holds one certificate or several, any other file only one.
  const inPage = [...text.matchAll(/ data-certificate="([^"]*)"/g)].map(([, certificate]) => certificate);
  judge(inPage.length ? inPage : [text]);
});

verifyBox.querySelector("[data-without-script]").hidden = true;
if (globalThis.crypto?.subtle) {
  verifyBox.querySelector("[data-with-script]").hidden = false;
  addEventListener("hashchange", judgeAddress);
  judgeAddress();
} else {
  verifyBox.querySelector("[data-insecure]").hidden = false;
}
