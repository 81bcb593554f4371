// Decides what the expert's desk does and in which order: a key, files, the table, one person, certificates; nothing leaves the page.
import { earnedByRow, prepareCertificates, showChosen } from "./desk-certificates.mjs";
import { openFiles } from "./desk-files.mjs";
import { showHardest } from "./desk-hardest.mjs";
import { deskCan, listenKey } from "./desk-key.mjs";
import { deskBox, deskFacts, deskFlag, deskKeys, deskLanguage, deskNode, deskPart, deskPause, deskSay } from "./desk-page.mjs";
import { preparePeople, showPeople } from "./desk-people.mjs";
import { personNodes } from "./desk-person.mjs";
import { makeReport } from "./report.mjs";
import { reportCsv } from "./report-csv.mjs";
import { saveFile } from "./saving.mjs";

const desk = { key: null, files: [], opened: [], report: null, earned: new Map(), work: Promise.resolve() };
const [progress, filesSaid, personBox] = [".desk-progress", ".desk-files-said", ".desk-person"].map(deskPart);
const nowTime = () => new Date().toISOString().replace(/\.\d+/, "");
let cameFrom;

/** Opens files one batch after the other, then judges all together: what is copied shows only beside its like. */
function openAll(files, again) {
  desk.work = desk.work.then(async () => {
    if (again) desk.opened = [];
    progress.hidden = false;
    progress.max = files.length;
    const tell = (done) => {
      progress.value = done;
      filesSaid.textContent = deskSay("opening", { n: done, of: files.length });
    };
    tell(0);
    desk.opened.push(...(await openFiles(files, desk.key, tell)));
    filesSaid.textContent = deskSay("marking");
    await deskPause();
    desk.report = makeReport(desk.opened, deskKeys, nowTime());
    desk.earned = earnedByRow(desk.report, desk.opened);
    showAll();
    progress.hidden = true;
  });
}

function showAll() {
  const unreadable = desk.report.files.filter(({ status }) => status === "unreadable");
  filesSaid.textContent = deskSay("opened", { n: desk.report.files.length, unreadable: unreadable.length });
  const lines = unreadable.map(({ file, flags: [flag] }) => deskNode("li", {}, deskNode("b", {}, file), ` – ${deskFlag(flag)}`));
  deskPart(".desk-unreadable ul").replaceChildren(...lines);
  deskPart(".desk-unreadable").hidden = !lines.length;
  deskBox.querySelectorAll("[data-with-files]").forEach((part) => (part.hidden = false));
  showPeople(desk.report.rows, desk.earned);
  showHardest(desk.report);
  closePerson();
}

function add(list) {
  const files = [...list];
  if (!files.length) return;
  desk.files.push(...files);
  openAll(files, false);
}

function openPerson(button) {
  cameFrom = button.dataset.person;
  personBox.querySelector("h2").textContent = cameFrom;
  deskPart(".desk-person-facts").replaceChildren(...personNodes(cameFrom, desk.opened, desk.report));
  personBox.hidden = false;
  deskPart(".desk-overview").hidden = true;
  personBox.querySelector("h2").focus();
}

function closePerson() {
  if (personBox.hidden) return;
  personBox.hidden = true;
  deskPart(".desk-overview").hidden = false;
  const from = [...deskBox.querySelectorAll(".desk-people .desk-name")].find(({ dataset }) => dataset.person === cameFrom);
  (from ?? deskPart(".desk-people h2")).focus();
}

function prepareFiles() {
  const [input, drop] = ["input[name=records]", ".desk-drop"].map(deskPart);
  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  // A file dropped beside the field would else be opened in the place of the page, and the key with it lost.
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("desk-over");
  });
  addEventListener("dragleave", () => drop.classList.remove("desk-over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("desk-over");
    add(event.dataTransfer.files);
  });
}

preparePeople();
prepareFiles();
prepareCertificates(() => desk);
listenKey((key) => {
  desk.key = key;
  showChosen(key);
  if (desk.files.length) openAll(desk.files, true);
});
deskBox.addEventListener("desk:chosen", () => showChosen(desk.key));
deskPart(".desk-people tbody").addEventListener("click", ({ target }) => target.matches(".desk-name") && openPerson(target));
deskPart("[data-back]").addEventListener("click", closePerson);
deskPart("[data-csv]").addEventListener("click", () => saveFile(`records-${nowTime().slice(0, 10)}.csv`, reportCsv(desk.report, deskKeys, deskFacts.words, deskLanguage)));
deskPart("[data-clear]").addEventListener("click", () => location.reload());
deskPart(".desk-close").addEventListener("click", () => location.reload());
deskPart("[data-without-script]").hidden = true;
deskPart(deskCan() ? "[data-with-script]" : "[data-insecure]").hidden = false;
