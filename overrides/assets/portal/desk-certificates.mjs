// Decides how chosen rows become signed certificates, and how these are saved.
import { deskFacts, deskKeys, deskLanguage, deskNode, deskPart, deskPause, deskSay } from "./desk-page.mjs";
import { chooseRows, chosenRows, moduleTitleOf, rowName, showNumbers } from "./desk-people.mjs";
import { sheetsPage } from "./certificate-sheet.mjs";
import { earnedRows } from "./earned.mjs";
import { issueCertificate } from "./issuing.mjs";
import { saveFile } from "./saving.mjs";

const certificatesBox = deskPart(".desk-certificates");
const certificatePart = (selector) => certificatesBox.querySelector(selector);
const signButton = certificatePart("[data-sign]");
const issued = new Map();

/** What the rows of a report deserve, by `rowName`. */
export const earnedByRow = (report, opened) => new Map(earnedRows(report, opened, deskKeys).map((one) => [rowName(one.row), one]));

/** `now()` gives {key, earned} as they are when a button is pressed. */
export function prepareCertificates(now) {
  certificatePart("[data-all]").addEventListener("click", () => chooseRows(true));
  certificatePart("[data-none]").addEventListener("click", () => chooseRows(false));
  signButton.addEventListener("click", () => sign(now()));
  certificatePart("[data-page]").addEventListener("click", () => {
    const day = new Date().toISOString().slice(0, 10);
    const all = [...issued.values()].sort((a, b) => a.said.name.localeCompare(b.said.name, deskLanguage));
    saveFile(`certificates-${day}.html`, sheetsPage(all, deskFacts.sheet));
  });
}

/** What can be done now: how many rows are chosen, whether there is a key. */
export function showChosen(key) {
  const count = chosenRows().length;
  signButton.disabled = !key || !count;
  signButton.textContent = deskSay("sign", { n: count });
  certificatePart("[data-no-key]").hidden = Boolean(key);
}

async function sign({ key, earned }) {
  signButton.disabled = true;
  const said = certificatePart("[role=status]");
  const names = chosenRows();
  let made = 0;
  for (const name of names) {
    const { facts, row } = earned.get(name);
    const text = await issueCertificate(facts, key);
    issued.set(name, { text, row, said: { ...facts, issuer: key.public.issuer } });
    made += 1;
    if (made % 20) continue;
    said.textContent = deskSay("signing", { n: made, of: names.length });
    await deskPause();
  }
  said.textContent = deskSay("signed", { n: made });
  certificatePart(".desk-issued").hidden = false;
  certificatePart("tbody").replaceChildren(...[...issued.values()].map(issuedRow));
  showNumbers(new Map([...issued].map(([name, one]) => [name, one.said.number])));
}

function issuedRow({ text, row, said }) {
  const save = deskNode("button", { type: "button", className: "desk-name" }, deskSay("save_one"));
  save.ariaLabel = `${deskSay("save_one")}: ${said.number}`;
  save.addEventListener("click", () => saveFile(`${said.number}.portal-certificate`, text));
  return deskNode("tr", {}, deskNode("th", { scope: "row" }, said.number), deskNode("td", {}, said.name), deskNode("td", {}, moduleTitleOf(row.module)), deskNode("td", {}, save));
}
