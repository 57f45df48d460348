// Writes what others build on: docs/api/openapi.json, the same as a collection of Postman, the types of the client package, and the bus events with their page. `--check` only tells what is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isCheck } from './command-line/read-arguments.ts';
import { eventSchemas, withEvents } from './events/documents.ts';
import { clientTypes } from './openapi/client-types.ts';
import { openApiDocument } from './openapi/document.ts';
import { postmanCollection } from './openapi/postman-collection.ts';

const root = join(import.meta.dirname, '..');
const eventsPage = 'docs/events/README.md';
const openApi = textOf(openApiDocument());
const files: Record<string, string> = {
  'docs/api/openapi.json': openApi,
  'docs/api/postman-collection.json': textOf(postmanCollection(openApi)),
  ...(await clientTypes(openApi)),
  [eventsPage]: withEvents(readFileSync(join(root, eventsPage), 'utf8')),
  ...Object.fromEntries(
    Object.entries(eventSchemas()).map(([name, schema]) => [`docs/events/${name}`, textOf(schema)]),
  ),
};

const stale = Object.entries(files).filter(([name, text]) => {
  const path = join(root, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
if (isCheck('npm run describe')) {
  for (const [name] of stale) console.error(`${name} is stale: run \`npm run describe\`.`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [name, text] of stale) {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${name} written`);
}

function textOf(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
