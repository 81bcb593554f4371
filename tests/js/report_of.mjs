// Makes reports for tests in Python: [{keys, now, files: [{file, sealed, data: base64}]}, …] on standard input → reports, a line each.
import { readFileSync } from "node:fs";
import { asKeys } from "../../overrides/assets/portal/answer-keys.mjs";
import { readRecord } from "../../overrides/assets/portal/record-reading.mjs";
import { makeReport } from "../../overrides/assets/portal/report.mjs";

for (const { keys, now, files } of JSON.parse(readFileSync(0, "utf-8"))) {
  const opened = files.map(({ file, sealed, data }) => ({ file, sealed, ...readRecord(Buffer.from(data, "base64")) }));
  process.stdout.write(`${JSON.stringify(makeReport(opened, asKeys(keys), now))}\n`);
}
