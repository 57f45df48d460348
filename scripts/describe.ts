// Writes what others build on: docs/api/openapi.json and the schemas of the bus events. `--check` only tells what is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { busEvents } from '../lambdas/claiming/bus/bus-events.ts';
import { openApiDocument } from './openapi/document.ts';

/** The names of the API's components are no part of the events. */
const plain = z.registry<z.GlobalMeta>();
const docs = join(import.meta.dirname, '..', 'docs');
const documents = {
  'api/openapi.json': openApiDocument(),
  ...Object.fromEntries(
    Object.entries(busEvents).map(([name, schema]) => [
      `events/${name}.json`,
      z.toJSONSchema(schema, { metadata: plain }),
    ]),
  ),
};

const stale = Object.entries(documents).filter(([name, document]) => {
  const path = join(docs, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== textOf(document);
});
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/${name} is stale: run \`npm run describe\`.`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [name, document] of stale) {
  const path = join(docs, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, textOf(document));
  console.log(`docs/${name} written`);
}

function textOf(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
