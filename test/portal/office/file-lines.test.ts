// A file of referrals: read whatever a spreadsheet writes, checked line by line, and created once however often it comes.
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../portal/api/problem.ts';
import { draftFields } from '../../../portal/office/referrals/fields/draft.ts';
import { checkPhone } from '../../../portal/office/referrals/fields/phone-check.ts';
import { fieldWords } from '../../../portal/office/referrals/fields/words.ts';
import { isKnownHeading } from '../../../portal/office/referrals/file/columns.ts';
import { createLines, type Outcome } from '../../../portal/office/referrals/file/create-lines.ts';
import {
  type FileOfReferrals,
  mostLines,
  readFile,
} from '../../../portal/office/referrals/file/file-lines.ts';
import { refusedFile, sampleFile } from '../../../portal/office/referrals/file/files-to-save.ts';
import { exportWords } from '../../../portal/office/referrals/list/export-words.ts';

const teams: Record<string, string> = {
  tm_a: 'tm_a',
  tm_b: 'tm_b',
  tm_demo: 'tm_demo',
  tm_harbor: 'tm_harbor',
  'Équipe Rive-Sud': 'tm_b',
};
const deps = {
  checkPhone,
  findTeam: async (named: string) => {
    const teamId = teams[named];
    return teamId === undefined ? { code: 'team-unknown' as const, named } : { teamId };
  },
  hash: async (text: string) => createHash('sha256').update(text).digest('hex'),
  now: Date.parse('2026-03-02T15:00:00Z'),
};
const heading = 'Team,Side,City,State,Name,Phone';
const clara = 'tm_a,buyer,Seattle,WA,Clara Client,(206) 555-0150';
const bob = 'tm_b,seller,Tacoma,WA,Bob Client,206-555-0151';

async function read(...lines: string[]): Promise<FileOfReferrals> {
  return readBytes(Buffer.from(lines.join('\r\n')));
}
async function readBytes(bytes: Uint8Array): Promise<FileOfReferrals> {
  const file = await readFile(bytes, deps);
  if ('code' in file) throw new Error(file.code);
  return file;
}
const keysOf = ({ lines }: FileOfReferrals) =>
  lines.flatMap((line) => (line.state === 'ready' ? [line.key] : []));

test('a state is known by its two letters and by its name, however that is written, and is the same referral', async () => {
  const named = ['WA', 'wa', 'Washington', ' WASHINGTON ', 'W.A.'];
  const file = await read(heading, ...named.map((state) => clara.replace('WA', state)));
  expect(new Set(file.lines.map(({ state }) => state))).toEqual(new Set(['ready', 'same']));
  expect(keysOf(file)).toHaveLength(1);
  const codes = {
    'New York': 'NY',
    'D.C.': 'DC',
    'Washington D.C.': 'DC',
    Quebec: 'QC',
    Québec: 'QC',
    'Colombie-Britannique': 'BC',
    'Nouvelle-Écosse': 'NS',
    'Puerto Rico': 'PR',
    'west virginia': 'WV',
  };
  for (const [name, code] of Object.entries(codes)) {
    const { lines } = await read(heading, clara.replace('WA', name));
    expect([name, lines[0]]).toEqual([
      name,
      expect.objectContaining({
        request: expect.objectContaining({ area: { city: 'Seattle', state: code } }),
      }),
    ]);
  }
  const { lines } = await read(heading, clara.replace('WA', 'Washingtonia'));
  expect(lines).toMatchObject([{ state: 'faulty', faults: { state: expect.anything() } }]);
});

describe('a file', () => {
  test.each([
    [
      'UTF-8',
      Buffer.from(
        '\uFEFFÉquipe,Côté,Ville,Province,Nom,Téléphone\r\nÉquipe Rive-Sud,Vendeur,Québec,QC,Zoé Été,418 555-0150',
      ),
    ],
    [
      'Windows-1252 with semicolons',
      Buffer.from(
        'Équipe;Côté;Ville;Province;Nom;Téléphone\r\nÉquipe Rive-Sud;Vendeur;Québec;QC;Zoé Été;418 555-0150',
        'latin1',
      ),
    ],
    [
      'UTF-16 with tabs',
      Buffer.from(
        '\uFEFFEquipe\tcote\tville\tprovince\tnom\ttelephone\r\nÉquipe Rive-Sud\tVendeur\tQuébec\tQC\tZoé Été\t418 555-0150',
        'utf16le',
      ),
    ],
  ])('in %s is read rightly, by the headings of either language', async (_, bytes) => {
    const [line] = (await readBytes(bytes)).lines;
    expect(line).toMatchObject({
      state: 'ready',
      request: {
        teamIds: ['tm_b'],
        side: 'seller',
        area: { city: 'Québec', state: 'QC' },
        client: { name: 'Zoé Été', phone: '+14185550150' },
      },
    });
  });

  test('names each line’s faults beside it, with its place in the file', async () => {
    const { lines, ignored } = await read(
      `${heading},Mood,Email`,
      `${clara},fine,clara`,
      '',
      'tm_zzz,buyer,Seattle,WA,"Dora\nClient",(206) 555-0152,,',
      'tm_a,both,,Cascadia,,(800) 234-5678,,',
      `${bob},,,,extra`,
    );
    expect(ignored).toEqual(['Mood']);
    expect(lines).toMatchObject([
      { line: 2, state: 'faulty', faults: { email: 'not-an-email' } },
      { line: 4, state: 'faulty', team: { code: 'team-unknown', named: 'tm_zzz' } },
      {
        line: 6,
        state: 'faulty',
        faults: {
          side: 'not-a-side',
          city: 'missing',
          state: 'not-a-state',
          name: 'missing',
          phone: 'phone-toll-free',
        },
      },
      { line: 7, state: 'broken', fault: 'too-many-fields' },
    ]);
  });

  test('RT-10 names several teams one after another', async () => {
    const { lines } = await read(heading, clara.replace('tm_a', 'tm_a > Équipe Rive-Sud'));
    expect(lines).toMatchObject([{ state: 'ready', request: { teamIds: ['tm_a', 'tm_b'] } }]);
  });

  test('CL-1 has a key for each line by what it says alone, and a line that comes twice is one', async () => {
    const keys = keysOf(await read(heading, clara, bob));
    expect(new Set(keys).size).toBe(2);
    const turned = await read(
      'Phone;Name;State;City;Side;Team id',
      '+1 206 555 0150;Clara Client;wa;Seattle;BUYER;tm_a',
    );
    expect(keysOf(turned)).toEqual([keys[0]]);
    const mended = keysOf(await read(heading, bob, clara.replace('Seattle', 'Tacoma')));
    expect(mended[0]).toBe(keys[1]);
    expect(keys).not.toContain(mended[1]);
    expect((await read(heading, clara, bob, clara)).lines[2]).toMatchObject({
      line: 4,
      state: 'same',
      as: 2,
    });
  });

  test('that can’t be read says why', async () => {
    const fault = (text: string) => readFile(Buffer.from(text), deps);
    expect(await fault('')).toEqual({ code: 'empty' });
    expect(await fault('Team,Side\r\n')).toEqual({
      code: 'columns-missing',
      missing: ['city', 'state', 'name', 'phone'],
    });
    expect(await fault(`${heading}\r\n"tm_a,buyer\r\n`)).toEqual({ code: 'quote-not-closed', line: 2 });
    expect(await fault(`${heading}\r\n${`${bob}\r\n`.repeat(mostLines + 1)}`)).toEqual({
      code: 'too-many-lines',
      count: mostLines + 1,
    });
    expect(await readFile(Uint8Array.of(0x50, 0x4b, 3, 4), deps)).toEqual({ code: 'workbook' });
  });

  test('that is handed out as a sample is read back, in every language', async () => {
    for (const { labels } of Object.values(fieldWords)) {
      const sample = sampleFile({ labels, notes: '- a garden', words: 'Text me.' }, ';').join('');
      const { lines, ignored } = await readBytes(Buffer.from(sample));
      expect({ ignored, states: lines.map(({ state }) => state) }).toEqual({
        ignored: [],
        states: ['ready', 'ready'],
      });
      expect(lines[0]).toMatchObject({ request: { notes: '- a garden' } });
    }
    for (const { labels } of Object.values(fieldWords)) {
      expect(draftFields.filter((field) => !isKnownHeading(labels[field]))).toEqual([]);
    }
    const taken = ['team', 'teamId', 'side', 'client', 'phone', 'priceMax', 'notes'] as const;
    for (const { columns } of Object.values(exportWords)) {
      expect(taken.filter((column) => !isKnownHeading(columns[column]))).toEqual([]);
    }
  });

  test('of lines to fix has them as they were, and fixed there it is read again', async () => {
    const file = await read(heading, 'tm_a,buyer,Seattle,WA,=Clara,206');
    const refused = refusedFile(
      file,
      [{ record: file.lines[0]?.record ?? [], reason: 'Phone: too short.' }],
      'What to fix',
    ).join('');
    expect(refused).toContain('Name,Phone,What to fix\r\n');
    const again = await readBytes(Buffer.from(refused.replace(',206,', ',(206) 555-0150,')));
    expect(again).toMatchObject({
      ignored: [],
      lines: [{ state: 'ready', request: { client: { name: '=Clara' } } }],
    });
    const twice = refusedFile(
      again,
      [{ record: again.lines[0]?.record ?? [], reason: 'Other.' }],
      'What to fix',
    ).join('');
    expect(twice.match(/What to fix/g)).toHaveLength(1);
  });
});

describe('creating', () => {
  const signal = () => new AbortController().signal;
  async function ready() {
    const { lines } = await read(heading, clara, bob, clara.replace('Clara', 'Cora'));
    return lines.flatMap((line) => (line.state === 'ready' ? [line] : []));
  }
  const pause = async () => {};
  const createdAt = '2026-03-02T15:00:00.000Z';
  const since = Date.parse(createdAt);

  test('goes one after another, each under its key, and goes on behind a refusal', async () => {
    const sent: string[] = [];
    const outcomes = new Map<number, Outcome>();
    const lines = await ready();
    await createLines(
      lines,
      {
        pause,
        create: async ({ client }, header) => {
          sent.push(header['idempotency-key']);
          if (client.name === 'Bob Client')
            throw new ApiProblem(422, 'team-not-ready', 'Nobody may be offered it.');
          return { referralId: `ref_${sent.length}`, status: 'offered', createdAt };
        },
      },
      { onOutcome: (line, outcome) => outcomes.set(line, outcome), signal: signal(), since },
    );
    expect(sent).toEqual(lines.map(({ key }) => key));
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['created', 'refused', 'created']);
  });

  test('tries again what may pass, and ends there when it doesn’t', async () => {
    const told: number[] = [];
    let tries = 0;
    const create = async () => {
      tries += 1;
      if (tries !== 2) throw new ApiProblem(503, 'unreadable', '');
      return { referralId: 'ref_1', status: 'claimed', createdAt };
    };
    const run = createLines(
      await ready(),
      { pause, create },
      { onOutcome: (line) => told.push(line), signal: signal(), since },
    );
    await expect(run).rejects.toMatchObject({ status: 503 });
    expect({ told, tries }).toEqual({ told: [2], tries: 6 });
  });

  test('CL-1 tells what it creates from what an earlier upload created', async () => {
    const told: boolean[] = [];
    const onOutcome = (_: number, outcome: Outcome) =>
      told.push(outcome.kind === 'created' && outcome.wasThere);
    const before = '2026-03-02T14:59:59.000Z';
    const create = async ({ client }: { client: { name: string } }) => ({
      referralId: 'ref_1',
      status: 'offered',
      createdAt: client.name === 'Bob Client' ? createdAt : before,
    });
    await createLines(await ready(), { pause, create }, { onOutcome, signal: signal(), since });
    expect(told).toEqual([true, false, true]);
  });

  test('stops between two lines', async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const create = async () => {
      stop.abort();
      return { referralId: 'ref_1', status: 'offered', createdAt };
    };
    await createLines(
      await ready(),
      { pause, create },
      { onOutcome: (line) => told.push(line), signal: stop.signal, since },
    );
    expect(told).toEqual([2]);
  });
});
