// Bringing past consent along: each line on its own, what is wrong with it in words, nothing twice.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { importLines } from '../../lambdas/consent/jobs/import.ts';
import { importLine } from '../../lambdas/consent/jobs/import-line.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
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
  const consents = consentStore(table);
  const queued: string[] = [];
  const by = {
    line: importLine(['US', 'CA'], { own: ['+12065550100'], takesFiction: true }),
    consents,
    derivedId,
    queueNext: async (job: string) => void queued.push(job),
    readTeam: async (teamId: string) => aTeam({ teamId }),
    readAgent: async (teamId: string, agentId: string) => {
      const phone = phones[agentId];
      return teamId === 'north' && phone !== undefined ? anAgent(agentId, { phone }) : undefined;
    },
  };
  return { consents, queued, run: (lines: readonly unknown[]) => importLines(lines, NOW, by) };
}

describe('an import', () => {
  test('CO-13 takes a line into the ledger with its exact words, as of now, to be asked', async () => {
    const { consents, run } = anImport();
    expect(await run([aLine()])).toEqual({ imported: 1, known: 0, rejected: [] });
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
    const { rejected, ...counts } = await run([
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
      [7, 'agentId'],
      [8, 'phone'],
      [9, 'consentedAt'],
      [10, 'phone'],
    ]);
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
        { faults: [{ path: field, detail: expect.stringContaining('encoding') }] },
      ]);
      expect(await consents.readLedger('+12065550150')).toEqual([]);
    },
  );

  test('a line that lacks a field is told which', async () => {
    const { words: _, ...wordless } = aLine();
    const { rejected } = await anImport().run([wordless]);
    expect(rejected).toEqual([{ line: 1, faults: [{ path: 'words', detail: 'is missing or empty' }] }]);
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
