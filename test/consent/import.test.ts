// Bringing past consent along: each line on its own, what is wrong with it in words, nothing twice.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { importLines, readReport } from '../../lambdas/consent/jobs/import.ts';
import { importLine } from '../../lambdas/consent/jobs/import-line.ts';
import { importReportStore } from '../../lambdas/consent/jobs/import-report-store.ts';
import { previewLines } from '../../lambdas/consent/jobs/preview-import.ts';
import { derivedId, fingerprint, newId } from '../../lambdas/platform/ids.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { anAgent, aTeam } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, hoursLater, NOW, owner, texted } from './support/ledgers.ts';

const aLine = (line: Record<string, unknown> = {}) => ({
  teamId: 'north',
  agentId: 'ada',
  phone: '+12065550150',
  source: 'old system',
  consentedAt: '2025-11-03T10:00:00-05:00',
  words: 'I agree to texts.',
  ...line,
});

/** Agents of the team `north`, each with their own phone. */
const phones: Record<string, string> = { ada: '+12065550150', ben: '+12065550151', lena: '+14165550152' };

function anImport() {
  const { table } = consentTable();
  const reports = importReportStore(table);
  let fails = () => false;
  const consents = consentStore(table);
  const queued: string[] = [];
  const by = {
    line: importLine(['US', 'CA'], { own: ['+12065550100'], takesFiction: true }),
    consents,
    derivedId,
    newId,
    fingerprint,
    reports,
    queueNext: async (job: string) => void queued.push(job),
    readTeam: async (teamId: string) => (teamId === 'north' ? aTeam({ teamId }) : undefined),
    readAgent: async (teamId: string, agentId: string) => {
      if (fails()) throw new Error('The function dies');
      const phone = phones[agentId];
      return teamId === 'north' && phone !== undefined ? anAgent(agentId, { phone }) : undefined;
    },
  };
  return {
    consents,
    queued,
    run: (lines: readonly unknown[]) => importLines(lines, NOW, by),
    preview: (lines: readonly unknown[]) => previewLines(lines, NOW, by),
    table,
    report: (importId: string, now = NOW) => readReport(importId, now, by),
    /** Dies at the so-manieth agent that it reads, once. */
    dieAt(agent: number) {
      let read = 0;
      fails = () => {
        read += 1;
        return read === agent;
      };
    },
  };
}

describe('a dry run', () => {
  test('CO-13 answers what the import then answers, also of what is twice, known, stopped or wrong', async () => {
    const { consents, run, preview } = anImport();
    await run([aLine({ agentId: 'lena', phone: '+14165550152' })]);
    await consents.record(texted('STOP', hoursLater(-1), { phone: '+12065550151' }));
    const lines = [
      aLine(),
      aLine(),
      aLine({ agentId: 'ben', phone: '+12065550151' }),
      aLine({ agentId: 'lena', phone: '+14165550152' }),
      aLine({ agentId: 'nobody' }),
      aLine({ teamId: 'nowhere' }),
      'no line at all',
    ];
    const { importedLines, ...looked } = await preview(lines);
    expect(importedLines).toEqual([1]);
    expect(looked).toMatchObject({ imported: 1, known: 3 });
    expect(await run(lines)).toEqual(looked);
  });

  test('CO-13 writes nothing, asks nobody and has no report', async () => {
    const { table, queued, preview, report } = anImport();
    const { importId, imported } = await preview([aLine(), aLine({ phone: '12' })]);
    expect(imported).toBe(1);
    expect(queued).toEqual([]);
    expect(await report(importId)).toEqual({ refused: 'not-found' });
    expect(await table.queryAll({ pk: keys.ledger('+12065550150') })).toEqual([]);
  });
});

describe('an import', () => {
  test('CO-13 takes a line into the ledger with its exact words, as of now, to be asked', async () => {
    const { consents, run } = anImport();
    expect(await run([aLine()])).toMatchObject({ imported: 1, known: 0, rejected: [] });
    expect(await consents.read('lead-alerts', '+12065550150', owner)).toMatchObject({
      status: 'off',
      reason: 'imported',
      since: NOW.toISOString(),
      owner: { teamId: 'north', agentId: 'ada' },
    });
    expect(await consents.readLedger('+12065550150')).toMatchObject([
      {
        act: 'imported',
        at: NOW.toISOString(),
        source: 'old system',
        consentedAt: '2025-11-03T15:00:00.000Z',
        words: 'I agree to texts.',
      },
    ]);
  });

  test('a bad line is told by its number, its field and what is wrong, and holds up no other', async () => {
    const { run } = anImport();
    const {
      rejected,
      importId: _,
      ...counts
    } = await run([
      aLine({ phone: '12' }),
      aLine(),
      aLine({ consentedAt: 'yesterday' }),
      aLine({ words: ' ' }),
      'no line at all',
      aLine({ agentId: 'nobody' }),
      aLine({ teamId: 'south' }),
      aLine({ agentId: 'ben' }),
      aLine({ consentedAt: hoursLater(1) }),
      aLine({ phone: '+442071838750' }),
      aLine({ agentId: 'ben', phone: '+1 (206) 555-0151' }),
    ]);
    expect(counts).toEqual({ imported: 2, known: 0 });
    expect(rejected.map(({ line, faults }) => [line, ...faults.map(({ path }) => path)])).toEqual([
      [1, 'phone'],
      [3, 'consentedAt'],
      [4, 'words'],
      [5, ''],
      [6, 'agentId'],
      [7, 'teamId'],
      [8, 'phone'],
      [9, 'consentedAt'],
      [10, 'phone'],
    ]);
    expect(rejected[5]?.faults).toMatchObject([{ code: 'no-such-team' }]);
    for (const { faults } of rejected) {
      for (const { detail } of faults) expect(detail).not.toBe('');
    }
  });

  test.each(['0001-01-01T00:00:00Z', '1991-06-01T12:00:00Z', hoursLater(1), '2999-01-01T00:00:00Z'])(
    'CO-15 a line of %s is refused, and nothing of it is kept',
    async (consentedAt) => {
      const { consents, run } = anImport();
      const { rejected } = await run([aLine({ consentedAt })]);
      expect(rejected).toMatchObject([{ line: 1, faults: [{ path: 'consentedAt' }] }]);
      expect(await consents.readLedger('+12065550150')).toEqual([]);
    },
  );

  test.each(['words', 'source'])(
    'CO-15 %s that a wrong encoding destroyed are no evidence',
    async (field) => {
      const { consents, run } = anImport();
      const { rejected } = await run([aLine({ [field]: 'S\ufffd acepto' })]);
      expect(rejected).toMatchObject([
        { faults: [{ path: field, detail: expect.stringContaining('encoding'), code: 'broken-characters' }] },
      ]);
      expect(await consents.readLedger('+12065550150')).toEqual([]);
    },
  );

  test('a line that lacks a field is told which', async () => {
    const { words: _, ...wordless } = aLine();
    const { rejected } = await anImport().run([wordless]);
    expect(rejected).toEqual([
      { line: 1, faults: [{ path: 'words', detail: 'is missing or empty', code: 'missing' }] },
    ]);
  });

  test('CO-12 the same lines again are known, and stand in the ledger once', async () => {
    const { consents, run } = anImport();
    const lines = [aLine(), aLine(), aLine({ agentId: 'ben', phone: '+12065550151' })];
    expect(await run(lines)).toMatchObject({ imported: 2, known: 1 });
    expect(await run(lines)).toMatchObject({ imported: 0, known: 3 });
    expect(await consents.readLedger('+12065550150')).toHaveLength(1);
  });

  test.each([
    [
      'STOP',
      [texted('STOP', hoursLater(-1), { phone: '+12065550150' })],
      { status: 'off', reason: 'imported' },
    ],
    [
      'STOP from before the old consent',
      [texted('STOP', '2024-01-01T00:00:00.000Z', { phone: '+12065550150' })],
      { status: 'off', reason: 'imported' },
    ],
    ['an enrollment', [enrolled(hoursLater(-1), { phone: '+12065550150' })], { status: 'pending' }],
    [
      'a YES',
      [
        enrolled(hoursLater(-2), { phone: '+12065550150' }),
        texted('YES', hoursLater(-1), { phone: '+12065550150' }),
      ],
      { status: 'on', since: hoursLater(-1) },
    ],
  ])('CO-5 %s that Dibs knows stands against an import', async (_what, events, expected) => {
    const { consents, run } = anImport();
    for (const event of events) await consents.record(event);
    expect(await run([aLine()])).toMatchObject({ imported: 0, known: 1 });
    expect(await consents.read('lead-alerts', '+12065550150', owner)).toMatchObject(expected);
  });

  test('two lines of one phone: the first counts, the evidence of both is kept', async () => {
    const { consents, run } = anImport();
    const older = aLine({ consentedAt: '2024-05-01T00:00:00Z', words: 'Older words.' });
    expect(await run([aLine(), older])).toMatchObject({ imported: 1, known: 1 });
    expect(await consents.readLedger('+12065550150')).toHaveLength(2);
    expect(await consents.read('lead-alerts', '+12065550150', owner)).toMatchObject({ reason: 'imported' });
  });

  test('CO-11 has new phones asked, and nobody where there is none', async () => {
    const { queued, run } = anImport();
    await run([aLine(), aLine({ agentId: 'ben', phone: phones.ben })]);
    expect(queued).toEqual(['ask']);
    await run([aLine(), aLine({ agentId: 'nobody' })]);
    expect(queued).toEqual(['ask']);
  });
});

describe('the report of an import', () => {
  const lines = [
    aLine(),
    aLine({ phone: '12' }),
    ...Array.from({ length: 20 }, () => aLine({ agentId: 'nobody' })),
    aLine({ agentId: 'ben', phone: phones.ben }),
  ];
  const importIdOf = (list: readonly unknown[]) => derivedId('imp', fingerprint(list));

  test('CO-15 tells each refused line and why, under the id that the same list always has', async () => {
    const { run, report } = anImport();
    const { importId, rejected } = await run(lines);
    expect(rejected).toHaveLength(21);
    expect(await report(importId)).toEqual({
      importId: importIdOf(lines),
      status: 'done',
      startedAt: NOW.toISOString(),
      lines: 23,
      done: 23,
      imported: 2,
      known: 0,
      rejected,
    });
    expect((await run([aLine()])).importId).not.toBe(importId);
  });

  test('CO-12 a list that is sent again keeps what it imported, and tells what is refused now', async () => {
    const { run, report } = anImport();
    const twice = [aLine(), aLine()];
    const { importId } = await run(twice);
    expect(await run(twice)).toMatchObject({ importId, imported: 0, known: 2 });
    expect(await report(importId)).toMatchObject({ status: 'done', imported: 1, known: 1, rejected: [] });
  });

  test('CO-12 when the function dies halfway the report says so, and the same list goes on from there', async () => {
    const { run, report, dieAt, queued, consents } = anImport();
    dieAt(17);
    await expect(run(lines)).rejects.toThrow('dies');
    const importId = importIdOf(lines);
    expect(await report(importId)).toMatchObject({ status: 'running', done: 10, imported: 1 });
    expect(await report(importId, new Date(hoursLater(1)))).toMatchObject({ status: 'interrupted' });
    expect(queued).toEqual([]);
    expect(await run(lines)).toMatchObject({ importId, imported: 2, known: 0 });
    expect(await report(importId)).toMatchObject({ status: 'done', done: 23, imported: 2, known: 0 });
    expect(queued).toEqual(['ask']);
    expect(await consents.readLedger('+12065550150')).toHaveLength(1);
  });

  test('CO-12 what died before its first report has the phones asked all the same', async () => {
    const { run, dieAt, queued } = anImport();
    const two = [aLine(), aLine({ agentId: 'nobody' })];
    dieAt(2);
    await expect(run(two)).rejects.toThrow('dies');
    expect(await run(two)).toMatchObject({ imported: 0, known: 1 });
    expect(queued).toEqual(['ask']);
  });

  test('there is none of a list that was never sent', async () => {
    expect(await anImport().report('imp_unknown')).toEqual({ refused: 'not-found' });
  });
});
