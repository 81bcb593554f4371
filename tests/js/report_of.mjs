// Makes reports for tests in Python: {key: {text, passphrase}, cases: [{keys, now, files: [{file, data: base64}]}, …]} on standard input → reports, a line each.
import { readFileSync } from "node:fs";
import { asKeys } from "../../overrides/assets/portal/answer-keys.mjs";
import { unlockKey } from "../../overrides/assets/portal/expert-key.mjs";
import { openRecord } from "../../overrides/assets/portal/opening.mjs";
import { makeReport } from "../../overrides/assets/portal/report.mjs";

const { key: kept, cases } = JSON.parse(readFileSync(0, "utf-8"));
const { key } = await unlockKey(kept.text, kept.passphrase);
for (const { keys, now, files } of cases) {
  const opened = await Promise.all(files.map(async ({ file, data }) => ({ file, ...(await openRecord(Buffer.from(data, "base64"), key)) })));
  process.stdout.write(`${JSON.stringify(makeReport(opened, asKeys(keys), now))}\n`);
}
