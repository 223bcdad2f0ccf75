/** Writes src/wire.ts, what passes between the server and the pages, from openapi.json, which the server writes. */
import { readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const here = (path) => new URL(path, import.meta.url);

// The server says ContactShown, because its Contact is the row; here there is no other.
const described = JSON.parse(readFileSync(here("openapi.json"), "utf8").replaceAll(/(\w+)Shown\b/g, "$1"));

const types = await openapi(described, { rootTypes: true, rootTypesNoSchemaPrefix: true, alphabetize: true });
const head = "/** What passes between the server and the pages. Written by `npm run wire`; never by hand. */\n";
const more = 'export type Language = Advisor["languages"][number];\n';

const wire = head + astToString(types) + more;

if (!process.argv.includes("--check")) writeFileSync(here("src/wire.ts"), wire);
else if (readFileSync(here("src/wire.ts"), "utf8") !== wire) {
  console.error("src/wire.ts is not what openapi.json says: npm run wire");
  process.exitCode = 1;
}
