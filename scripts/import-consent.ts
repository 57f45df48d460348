// Brings an existing list: sends a CSV file of agents' past consent to the API, line by line, and reports what was not taken.
// Usage: node scripts/import-consent.ts FILE.csv --api URL   (the admin's token in the environment variable TOKEN)
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

const columns = ['teamId', 'agentId', 'phone', 'consentedAt', 'source', 'words'];
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
  options: { api: { type: 'string', default: 'http://localhost:3000' } },
});
const [file] = positionals;
const token = process.env.TOKEN;
if (file === undefined || token === undefined) {
  console.error(`Usage: TOKEN=… node scripts/import-consent.ts FILE.csv --api URL
The file's first line names its columns: ${columns.join(',')}`);
  process.exit(2);
}

const records = z
  .array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }))
  .parse(
    parse(readFileSync(file), { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }),
  );
const missing = columns.filter((name) => records[0] !== undefined && !(name in records[0].record));
if (missing.length > 0) {
  console.error(
    `${file} has no column ${missing.join(', ')}; its first line names the columns ${columns.join(',')}`,
  );
  process.exit(1);
}

const total = { imported: 0, known: 0, rejected: 0 };
let done = 0;
for (const chunk of chunksOf(records)) {
  const { imported, known, rejected } = await send(chunk.map(({ record }) => record));
  total.imported += imported;
  total.known += known;
  total.rejected += rejected.length;
  for (const { line, faults } of rejected) {
    const where = chunk[line - 1]?.info.lines;
    for (const { path, detail } of faults) console.log(`line ${where}: ${path}: ${detail}`);
  }
  done += chunk.length;
  console.error(`${done} of ${records.length} lines`);
}
console.log(`${total.imported} imported, ${total.known} known already, ${total.rejected} rejected`);
process.exitCode = total.rejected > 0 ? 1 : 0;

/** As many lines as a request takes, by number and by size. */
function* chunksOf<T>(lines: readonly T[]): Generator<T[]> {
  let chunk: T[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line));
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
  const response = await fetch(`${values.api}/text-alerts/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ lines }),
  });
  if (!response.ok) {
    console.error(`The API answered ${response.status}: ${await response.text()}`);
    console.error('Nothing is lost: run the command again, and what was taken is known already.');
    process.exit(1);
  }
  return answer.parse(await response.json());
}
