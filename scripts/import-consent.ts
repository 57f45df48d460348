// Brings an existing list: sends a CSV file of agents' past consent to the API, line by line, and reports what was not taken.
// Usage: node scripts/import-consent.ts FILE.csv --api URL   (the admin's token in the environment variable TOKEN)
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { columns, type ListLine, readConsentList } from './consent-list.ts';

const linesPerRequest = 50;
const bytesPerRequest = 24_000;

const answer = z.object({
  imported: z.int(),
  known: z.int(),
  rejected: z.array(
    z.object({ line: z.int(), faults: z.array(z.object({ path: z.string(), detail: z.string() })) }),
  ),
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { api: { type: 'string', default: 'http://localhost:3000' }, encoding: { type: 'string' } },
});
const [file] = positionals;
const token = process.env.TOKEN;
if (file === undefined || token === undefined) {
  console.error(`Usage: TOKEN=… npx node scripts/import-consent.ts FILE.csv --api URL [--encoding NAME]
The file's first line names its columns: ${columns.join(',')}`);
  process.exit(2);
}

const list = readConsentList(bytesOf(file), values.encoding);
if ('fault' in list) giveUp(`${file}: ${list.fault} Nothing was sent.`);
console.error(`${file} is read as ${list.encoding}`);
if (list.ignored.length > 0) console.error(`Columns that are not used: ${list.ignored.join(', ')}`);
for (const broken of list.broken) console.log(`${placeOf(broken)}: ${broken.detail}`);

const total = { imported: 0, known: 0, rejected: list.broken.length };
let done = 0;
for (const chunk of chunksOf(list.lines)) {
  const { imported, known, rejected } = await send(chunk.map(({ fields }) => fields));
  total.imported += imported;
  total.known += known;
  total.rejected += rejected.length;
  for (const { line, faults } of rejected) {
    const place = chunk[line - 1];
    for (const { path, detail } of faults) console.log(`${place && placeOf(place)}: ${path}: ${detail}`);
  }
  done += chunk.length;
  console.error(`${done} of ${list.lines.length} lines`);
}
console.log(`${total.imported} imported, ${total.known} known already, ${total.rejected} rejected`);
process.exitCode = total.rejected > 0 ? 1 : 0;

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return giveUp(`There is no file ${path}, or it can’t be read.`);
  }
}

function placeOf({ from, to }: { from: number; to: number }): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`;
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}

/** As many lines as a request takes, by number and by size. */
function* chunksOf(lines: readonly ListLine[]): Generator<ListLine[]> {
  let chunk: ListLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.fields));
    if (chunk.length > 0 && (chunk.length === linesPerRequest || bytes + size > bytesPerRequest)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(line);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** Sent again after a failure, lines that were taken count as known: run the command once more. */
async function send(lines: readonly Record<string, string>[]): Promise<z.infer<typeof answer>> {
  const again = 'Nothing is lost: run the command again, and what was taken is known already.';
  const response = await fetch(`${values.api}/text-alerts/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ lines }),
  }).catch(() => giveUp(`${values.api} can’t be reached. ${again}`));
  const body = await response.text();
  if (!response.ok) giveUp(`The API answered ${response.status}: ${body}\n${again}`);
  return answer.parse(JSON.parse(body));
}
