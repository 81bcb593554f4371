// Makes a key, a sealed record and a certificate as a browser does, for Python to open; reads what to make from standard input.
import { readFileSync } from "node:fs";
import { newKey } from "../../../overrides/assets/portal/expert-key.mjs";
import { issueCertificate } from "../../../overrides/assets/portal/issuing.mjs";
import { seal } from "../../../overrides/assets/portal/sealing.mjs";

const { issuer, passphrase, made, iterations, records, facts } = JSON.parse(readFileSync(0, "utf-8"));
const { text, key } = await newKey(issuer, passphrase, made, iterations);
const sealed = await Promise.all(records.map((record) => seal(record, key.public)));
console.log(JSON.stringify({ text, public: key.public, sealed, certificate: await issueCertificate(facts, key) }));
