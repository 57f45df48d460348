// The list of all referrals on a real table: order, pages, filters and search.
import { describe, expect, test } from '@jest/globals';
import { clientReferralStore } from '../../lambdas/claiming/placing/client-referral-store.ts';
import type { Details } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { referralWordStore } from '../../lambdas/claiming/search/word-store.ts';
import { mostWords } from '../../lambdas/claiming/search/words.ts';
import { listReferrals as listReferralsRoute } from '../../lambdas/office/api.ts';
import { listReferrals, type ReferralFilter } from '../../lambdas/office/list-referrals.ts';
import { listStore } from '../../lambdas/office/list-store.ts';
import { keys, wordIndexes, wordsFrom } from '../../lambdas/platform/table/keys.ts';
import { wordStore } from '../../lambdas/platform/table/word-index.ts';
import { aClaimedRace, anOpenRace, someDetails } from '../claiming/support/referrals.ts';
import { countedTable, enginePutAndRemove, inboxIndex } from '../support/engine.ts';

const { table, requests } = await countedTable();
const words = referralWordStore(table, await enginePutAndRemove());
const referrals = referralStore(table);
const deps = {
  lists: listStore(table, inboxIndex),
  referrals,
  clientReferrals: clientReferralStore(table),
  referralWords: wordStore(table, wordIndexes.referrals),
};
const operator = { kind: 'source', clientId: 'account-1', isPerson: true } as const;
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 15, minute)).toISOString();

async function created(minute: number, details: Partial<Details> = {}, isClaimed = false, teamId = 'north') {
  const race = isClaimed ? aClaimedRace({}, { teamId }) : anOpenRace({ teamId });
  const its = someDetails(race, { createdAt: at(minute), ...details });
  await referrals.create(race, its);
  await words.note(its);
  return race.referralId;
}
const clientNamed = (name: string, phone = '+12025550188') => ({ client: { name, phone } });
const idsOf = async (
  filter: ReferralFilter & { cursor?: string },
  caller: Parameters<typeof listReferrals>[0] = operator,
) => (await listReferrals(caller, filter, deps)).referrals.map(({ referralId }) => referralId);

/** Every page of a list, and how many there were. */
async function allPages(filter: ReferralFilter) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await listReferrals(operator, { ...filter, ...(cursor !== undefined && { cursor }) }, deps);
    pages.push(page.referrals.map(({ referralId }) => referralId));
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}

const kept = (word: string) => table.queryAll({ pk: wordsFrom(wordIndexes.referrals, word).pk });
async function correctedTo(name: string, id: string) {
  const referral = await referrals.read(id);
  if (referral === undefined) throw new Error('it was created');
  const client = { ...referral.details.client, name };
  const correctedAt = new Date(Date.parse(referral.details.correctedAt ?? at(0)) + 1).toISOString();
  await referrals.correct(referral, { ...referral.details, client, correctedAt }, true);
}

const early = await created(1, clientNamed('Zoë Ångström', '+12065550123'));
const claimed = await created(
  2,
  { ...clientNamed('Bo Baker'), area: { city: 'São Paulo', state: 'WA' } },
  true,
);
const others: string[] = [];
for (let minute = 10; minute < 60; minute += 1) {
  others.push(await created(minute, clientNamed('Olga Other'), false, minute % 10 === 0 ? 'south' : 'north'));
}

describe('all referrals', () => {
  test('come newest first, each once, in pages of 25', async () => {
    const pages = await allPages({});
    expect(pages.map((page) => page.length)).toEqual([25, 25, 2]);
    expect(pages.flat()).toEqual([...others.toReversed(), claimed, early]);
  });

  test('keep their place when they change: the entry is written once, at the creation', async () => {
    const before = await table.get(keys.clientReferral('+12065550123', early));
    await table.update({
      key: keys.race(early),
      update: 'ADD declined :ada',
      values: { ':ada': new Set(['ada']) },
    });
    expect(await table.get(keys.clientReferral('+12065550123', early))).toEqual(before);
  });

  test.each([{}, { teamId: 'north' }])(
    'a cursor from before the filter’s time finds nothing: %j',
    async (of) => {
      const cursor = `${at(1)}#${early}`;
      expect(await idsOf({ ...of, from: at(20), cursor })).toEqual([]);
    },
  );

  test('a cursor names nobody', async () => {
    const { next } = await listReferrals(operator, {}, deps);
    expect(next).toMatch(/^[0-9TZ:.-]+#ref_\w+$/);
  });

  test.each([
    ['zoe', 'a name without its accents'],
    ['ÅNGSTRÖM zo', 'parts of words in any order and case'],
    ['sao', 'a city'],
    ['206-555-0123', 'a whole phone, however it is written'],
    ['zoe 0123', 'digits of a phone beside a word'],
    [early, 'an id'],
    [early.slice(0, 14).toUpperCase(), 'the beginning of an id'],
  ])('%s finds by %s', async (q) => {
    const found = await idsOf({ q });
    expect(found).toContain(q === 'sao' ? claimed : early);
    expect(found.some((id) => others.includes(id) && !q.toLowerCase().startsWith('ref_'))).toBe(false);
  });

  test('find nothing where nothing is', async () => {
    expect(await idsOf({ q: 'nobody' })).toEqual([]);
    expect(await idsOf({ q: 'ref_0000000000000000' })).toEqual([]);
    expect(await idsOf({ q: '+13105550000' })).toEqual([]);
  });

  test('are filtered by status, team and when they were created', async () => {
    expect(await idsOf({ status: 'claimed' })).toEqual([claimed]);
    expect(await idsOf({ teamId: 'south' })).toEqual(
      [50, 40, 30, 20, 10].map((minute) => others[minute - 10]),
    );
    expect(await idsOf({ teamId: 'south', from: at(20), to: at(40) })).toEqual([others[20], others[10]]);
    expect(await idsOf({ from: at(1), to: at(2) })).toEqual([early]);
    expect(await idsOf({ from: '9999-12-31T00:00:00.000Z' })).toEqual([]);
    expect(await idsOf({ q: 'zoe', status: 'claimed' })).toEqual([]);
    expect(await idsOf({ q: 'olga', teamId: 'south' })).toHaveLength(5);
    expect(await idsOf({ q: '0188', teamId: 'south' })).toHaveLength(5);
  });

  test('of a machine client are its own; people of the back office read all', async () => {
    const rival = { kind: 'source', clientId: 'rival' } as const;
    expect(await idsOf({}, rival)).toEqual([]);
    expect(await idsOf({ q: 'zoe' }, rival)).toEqual([]);
    expect(await idsOf({ q: 'zoe' }, { kind: 'source', clientId: 'network' })).toEqual([early]);
    expect(await idsOf({ q: 'zoe' }, { kind: 'admin', clientId: 'account-2' })).toEqual([early]);
  });

  test('CL-15 a corrected name is found, the old one no more', async () => {
    const id = await created(3, clientNamed('Wrong Name'));
    const referral = await referrals.read(id);
    if (referral === undefined) throw new Error('it was created');
    const details = {
      ...referral.details,
      client: { ...referral.details.client, name: 'Right Name' },
      correctedAt: at(4),
    };
    expect(await referrals.correct(referral, details, true)).toBe(true);
    expect((await referrals.readDetails(id))?.formerWords).toEqual(['wrong']);
    for (const _ of [1, 2]) await words.noteCorrected(id, [referral.details]);
    expect(await idsOf({ q: 'right name' })).toEqual([id]);
    expect(await idsOf({ q: 'wrong name' })).toEqual([]);
    expect(await kept('wrong')).toEqual([]);
    expect((await referrals.readDetails(id))?.formerWords).toBeUndefined();
  });

  test('CL-15 words of before go by a replay too, when nobody was told of the correction', async () => {
    const id = await created(3, clientNamed('Quirin Query'));
    for (const name of ['Quentin Quiz', 'Quirin Quiz', 'Xenia Xu']) await correctedTo(name, id);
    // Told late of the one in the middle, it ends with what is there.
    const details = await referrals.readDetails(id);
    if (details === undefined) throw new Error('it was created');
    expect(details.formerWords?.toSorted()).toEqual(['quentin', 'query', 'quirin', 'quiz']);
    const between = { ...details, client: { ...details.client, name: 'Quirin Quiz' } };
    await words.noteCorrected(id, [between]);
    expect([await kept('q'), (await kept('x')).length]).toEqual([[], 2]);
  });

  test('a word is found by its beginning, and behind a hyphen or an apostrophe, beside digits of the phone', async () => {
    const id = await created(4, clientNamed('Anne-Marie O’Brien', '+12025550177'));
    for (const q of ['ann', 'marie', 'anne-mar', 'brien', 'o’b', 'marie 0177', 'brien portland anne']) {
      expect({ q, found: await idsOf({ q: q.replace('portland', '') }) }).toEqual({ q, found: [id] });
    }
    expect(await idsOf({ q: 'rie' })).toEqual([]);
    expect(await idsOf({ q: 'marie 0188' })).toEqual([]);
  });

  test('the beginning of an id counts beside a word, and a word is none of an id', async () => {
    const frequent = { ...deps, referralWords: { having: async () => undefined } };
    const found = async (q: string, its: typeof deps) =>
      (await listReferrals(operator, { q }, its)).referrals.map(({ referralId }) => referralId);
    for (const its of [deps, frequent]) {
      expect(await found(`zoe ${early.slice(0, 12)}`, its)).toEqual([early]);
      expect(await found(`baker ${early.slice(0, 12)}`, its)).toEqual([]);
      expect(await found('r', its)).not.toContain(early);
    }
  });

  test('a place is found as it is shown, “São Paulo, WA”, and one state is not another', async () => {
    for (const q of [
      'São Paulo, WA',
      'sao paulo wa',
      'WA Paulo',
      'baker, wa',
      'baker,WA',
      'Sao Paulo W.A.',
    ]) {
      expect({ q, found: await idsOf({ q }) }).toEqual({ q, found: [claimed] });
    }
    const id = await created(6, { ...clientNamed('Bo Baker'), area: { city: 'São Paulo', state: 'OR' } });
    expect(await idsOf({ q: 'São Paulo, WA' })).toEqual([claimed]);
    expect(await idsOf({ q: 'bo, OR' })).toEqual([id]);
    expect(await idsOf({ q: 'OR' })).toEqual([id]);
    expect(await idsOf({ q: 'O.R.' })).toEqual([id]);
    expect(await idsOf({ q: 'São Paulo, OR', teamId: 'north' })).toEqual([id]);
    // Where words are so frequent that the list is walked.
    const frequent = { ...deps, referralWords: { having: async () => undefined } };
    const { referrals: found } = await listReferrals(operator, { q: 'paulo, or' }, frequent);
    expect(found.map(({ referralId }) => referralId)).toEqual([id]);
  });

  test('what was written before the state was there is found by it too', async () => {
    const id = await created(7, { ...clientNamed('Ida Older'), area: { city: 'Butte', state: 'MT' } });
    const entry = keys.clientReferral('+12025550188', id);
    const inboxSk = (item: unknown) => String(Object(item).inboxSk);
    const listedAs = inboxSk(await table.get(entry)).replace('#MT', '');
    await table.update({ key: entry, update: 'SET inboxSk = :sk', values: { ':sk': listedAs } });
    for (const item of await kept('butte')) {
      if (String(item.sk).endsWith(id)) await table.put({ ...item, text: 'ida older butte +12025550188' });
    }
    for (const q of ['Butte, MT', 'MT']) expect({ q, found: await idsOf({ q }) }).toEqual({ q, found: [id] });
    expect(await idsOf({ q: 'Butte, OR' })).toEqual([]);
  });

  test('a name that is a state as well is found, also alone', async () => {
    const initials = await created(8, clientNamed('D.C. Cooper', '+12025550178'));
    expect(await idsOf({ q: 'd.c. cooper' })).toEqual([initials]);
    const id = await created(8, clientNamed('Al De Luca', '+12025550179'));
    for (const q of ['al', 'de luca', 'AL DE', 'de al luca']) {
      expect({ q, found: await idsOf({ q }) }).toEqual({ q, found: [id] });
    }
  });

  test('the first twenty words of name and city are looked up, as the API says', async () => {
    const many = Array.from({ length: 21 }, (_, place) => `w${place}x`).join(' ');
    const id = await created(9, clientNamed(many, '+12025550180'));
    expect([await idsOf({ q: 'w19x' }), await idsOf({ q: 'w20x' })]).toEqual([[id], []]);
    expect(listReferralsRoute.query?.shape.q.description).toContain(`the first ${mostWords} words`);
  });

  test('a name is found however its apostrophe is typed, and by letters that a keyboard has', async () => {
    const id = await created(5, clientNamed("Łukasz O'Weiß–Sørby", '+12025550178'));
    for (const q of [
      "o'weiß",
      'o’weiß',
      'oweiss',
      'o weiss',
      'weiss',
      'sorby',
      'sørby',
      'weiss-sorby',
      'lukasz',
    ]) {
      expect({ q, found: await idsOf({ q }) }).toEqual({ q, found: [id] });
    }
  });

  test('words that nobody has take one request each, whatever there is', async () => {
    const before = requests();
    expect(await idsOf({ q: 'olga nobody' })).toEqual([]);
    expect(requests() - before).toBe(2);
  });

  test('pages of a word go on where the one before ended, newest first', async () => {
    expect((await allPages({ q: 'olga' })).map((page) => page.length)).toEqual([25, 25]);
    expect((await allPages({ q: 'olga' })).flat()).toEqual(others.toReversed());
    expect(await idsOf({ q: 'olga', from: at(57), to: at(59) })).toEqual([others[48], others[47]]);
  });

  test('a word that more than a thousand have is found by walking the list', async () => {
    const frequent = { ...deps, referralWords: { having: async () => undefined } };
    const { referrals: found, next } = await listReferrals(operator, { q: 'olga' }, frequent);
    expect(found.map(({ referralId }) => referralId)).toEqual(others.toReversed().slice(0, 25));
    expect(next).toMatch(new RegExp(`#${others[25]}$`));
  });

  test('more than are rare are not read', async () => {
    expect(await deps.referralWords.having('olga', 49)).toBeUndefined();
    expect(await deps.referralWords.having('olga', 50)).toHaveLength(50);
  });
});
