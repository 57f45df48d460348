// Tells how texts are read: JSON lines {"text": …} on standard input come back with `reads` and `why`.
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { readingOf } from '../lambdas/consent/words/reading.ts';

const line = z.looseObject({ text: z.string() });

let number = 0;
for await (const written of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1;
  if (written.trim() === '') continue;
  const parsed = line.safeParse(parsedJson(written));
  if (!parsed.success) fail('is no JSON object with a "text"');
  const { reads, why } = readingOf(parsed.data.text);
  console.log(JSON.stringify({ ...parsed.data, reads, why }));
}

function parsedJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return fail('is no JSON');
  }
}

function fail(what: string): never {
  console.error(`Line ${number} ${what}.`);
  process.exit(1);
}
