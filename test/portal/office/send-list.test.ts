// A list is sent in parts, and each refused line is told by its place in the file.
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { openDibs } from '../../../client/src/dibs.ts';
import { columns, readConsentList } from '../../../portal/office/consent-lists/consent-list.ts';
import { listWords } from '../../../portal/office/consent-lists/list-words.ts';
import { refusedRows } from '../../../portal/office/consent-lists/refused-rows.ts';
import { asRefused, type SentLines, sendList } from '../../../portal/office/consent-lists/send-list.ts';
import { csvFile } from '../../../portal/office/shared/csv/write-csv.ts';

const body = z.object({ lines: z.array(z.unknown()) });

const lineAt = (line: number) => ({
  from: line,
  to: line,
  fields: Object.fromEntries(columns.map((column) => [column, `${column} ${line}`])),
});
const lines = Array.from({ length: 120 }, (_, index) => lineAt(index + 2));

/** An API that refuses the third line of each request, and answers the second request only when it is sent again. */
function anApi() {
  const sizes: number[] = [];
  const dibs = openDibs({
    apiUrl: 'https://api.example',
    bearer: 'token',
    fetch: async (request) => {
      const { lines: sent } = body.parse(await request.json());
      sizes.push(sent.length);
      if (sizes.length === 2) return new Response('', { status: 503 });
      const rejected = [{ line: 3, faults: [{ path: 'phone', detail: 'is not the phone on the profile' }] }];
      return Response.json({ importId: 'imp_1', imported: sent.length - 1, known: 0, rejected });
    },
  });
  return { dibs, sizes };
}

test('CO-13 a list goes in parts; a part that was not answered goes again', async () => {
  const { dibs, sizes } = anApi();
  const sent: SentLines[] = [];
  for await (const each of sendList(dibs, lines)) sent.push(each);
  expect(sizes).toEqual([50, 50, 50, 20]);
  expect(sent.map(({ done, imported }) => [done, imported])).toEqual([
    [50, 49],
    [50, 49],
    [20, 19],
  ]);
  expect(sent.flatMap(({ refused }) => refused.map(({ from }) => from))).toEqual([4, 54, 104]);
  expect(sent[1]?.refused[0]).toMatchObject({
    fields: { agentId: 'agentId 54' },
    reasons: [{ column: 'phone', detail: 'is not the phone on the profile' }],
  });
});

test('CO-13 a dry run says so in each of its requests', async () => {
  const asked: unknown[] = [];
  const dibs = openDibs({
    apiUrl: 'https://api.example',
    bearer: 'token',
    fetch: async (request) => {
      asked.push(z.object({ dryRun: z.boolean() }).parse(await request.json()).dryRun);
      return Response.json({ importId: 'imp_1', imported: 0, known: 0, rejected: [] });
    },
  });
  for await (const _ of sendList(dibs, lines, { dryRun: true }));
  expect(asked).toEqual([true, true, true]);
});

test.each(['-', '+', '=', '@', '＝'])(
  'refused words that begin with %s come back from the file as they were',
  (sign) => {
    const fields = { ...lineAt(7).fields, phone: '+12065550150', words: `${sign} I agree to texts` };
    const [heading = [], ...rows] = refusedRows(
      [{ ...lineAt(7), fields, reasons: [] }],
      ({ detail }) => detail,
    );
    const file = csvFile(heading, ',');
    file.add(rows);
    const read = readConsentList(new TextEncoder().encode(file.parts.join('')), listWords.en);
    expect(read).toMatchObject({ lines: [{ fields }] });
  },
);

test('refused lines as a file are a list again, whose last columns say nothing', () => {
  const refused = { ...lineAt(7), reasons: [{ column: 'phone', detail: 'is none' }] };
  const broken = asRefused({ ...lineAt(9), detail: 'has 7 fields' });
  const [heading = [], ...rows] = refusedRows([refused, broken], ({ detail }) => detail);
  const file = csvFile(heading, ';');
  file.add(rows);
  expect(file.parts.join('')).toContain('phone: is none');
  const read = readConsentList(new TextEncoder().encode(file.parts.join('')), listWords.en);
  expect(read).toMatchObject({
    lines: [{ fields: lineAt(7).fields }, { fields: lineAt(9).fields }],
    broken: [],
    ignored: ['line', 'reason'],
  });
});

test('CO-13 a dry run counts an agent once, in whichever parts their lines come', async () => {
  const twice = [...lines.slice(0, 50), ...lines.slice(10, 15), ...lines.slice(50, 60)];
  const dibs = openDibs({
    apiUrl: 'https://api.example',
    bearer: 'token',
    fetch: async (request) => {
      const { lines: sent } = body.parse(await request.json());
      const importedLines = sent.map((_, index) => index + 1);
      return Response.json({
        importId: 'imp_1',
        imported: sent.length,
        known: 0,
        rejected: [],
        importedLines,
      });
    },
  });
  const counts: number[][] = [];
  for await (const { done, imported, known } of sendList(dibs, twice, { dryRun: true })) {
    counts.push([done, imported, known]);
  }
  expect(counts).toEqual([
    [50, 50, 0],
    [15, 10, 5],
  ]);
});
