// Makes reports and tables for tests in Python: {key: {text, passphrase}, words, cases: [{keys, now, files: [{file, data: base64}]}, …]} on
// standard input → [report, table] for each case, as texts.
import { readFileSync } from "node:fs";
import { asKeys } from "../../overrides/assets/portal/answer-keys.mjs";
import { unlockKey } from "../../overrides/assets/portal/expert-key.mjs";
import { openRecord } from "../../overrides/assets/portal/opening.mjs";
import { makeReport } from "../../overrides/assets/portal/report.mjs";
import { reportCsv } from "../../overrides/assets/portal/report-csv.mjs";

const { key: kept, words, cases } = JSON.parse(readFileSync(0, "utf-8"));
const made = [];
const { key } = await unlockKey(kept.text, kept.passphrase);
for (const { keys, now, files } of cases) {
  const opened = await Promise.all(files.map(async ({ file, data }) => ({ file, ...(await openRecord(Buffer.from(data, "base64"), key)) })));
  const report = makeReport(opened, asKeys(keys), now);
  made.push([JSON.stringify(report), reportCsv(report, asKeys(keys), words, "bg")]);
}
process.stdout.write(JSON.stringify(made));
