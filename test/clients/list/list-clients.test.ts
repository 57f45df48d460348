// The lists of clients on a real table, written by the reactions to what happens to a referral.
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Details } from '../../../lambdas/claiming/referral.ts';
import { addNote } from '../../../lambdas/clients/add-note.ts';
import { clientListStore } from '../../../lambdas/clients/list/client-list-store.ts';
import { myClientsQuery, teamClientsQuery } from '../../../lambdas/clients/list/client-schema.ts';
import { listMyClients, listTeamClients } from '../../../lambdas/clients/list/list-clients.ts';
import {
  onNoteAdded,
  onRaceOfClientChanged,
  onTalkOfClientChanged,
} from '../../../lambdas/clients/list/on-client-changed.ts';
import { wordsOf } from '../../../lambdas/clients/list/words.ts';
import { setStageAndTags } from '../../../lambdas/clients/set-stage-and-tags.ts';
import { check } from '../../../lambdas/platform/faults/faults.ts';
import { keys, prefixes } from '../../../lambdas/platform/table/keys.ts';
import { conversationStore } from '../../../lambdas/texting/conversation-store.ts';
import { client, minutesLater } from '../../claiming/support/referrals.ts';
import { asAgent } from '../../people/support/teams.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { clientsOn } from '../support/clients.ts';

const table = await engineTable();
const on = clientsOn(table);
const conversations = conversationStore(table);
const lists = clientListStore(table);
const reacting = {
  clientLists: lists,
  clients: on.clients,
  readDetails: on.referrals.detailsOf,
  readRace: on.races.read,
};
const reading = { people: on.deps.people, referrals: on.referrals, clientLists: lists };

/** As the stream tells them after an outage: without what was before. */
async function replayed(referralId: string): Promise<void> {
  const { items } = await on.referrals.readItems(referralId, undefined);
  for (const item of items) {
    if (item.type === 'race') await onRaceOfClientChanged(undefined, item, reacting);
    if (item.type === 'conversation') await onTalkOfClientChanged(undefined, item, reacting);
    if (item.type === 'note') await onNoteAdded(undefined, item, reacting);
  }
}

/** What changed of one item is told with what was before, twice. */
async function told(referralId: string, change: () => Promise<unknown>): Promise<void> {
  const wanted = [keys.race(referralId), keys.conversation(referralId)];
  const before = await Promise.all(wanted.map(table.get));
  await change();
  const [race, talk] = await Promise.all(wanted.map(table.get));
  for (let time = 0; time < 2; time += 1) {
    await onRaceOfClientChanged(before[0], race, reacting);
    if (talk !== undefined) await onTalkOfClientChanged(before[1], talk, reacting);
  }
}

type Query = Record<string, string>;
async function mine(query: Query = {}, agentId = 'ada') {
  const page = await listMyClients(asAgent(agentId, teamId), myClientsQuery.parse(query), reading);
  if ('refused' in page) throw new Error(page.refused);
  return page;
}
async function teams(query: Query = {}) {
  const asked = { teamId, ...teamClientsQuery.parse(query) };
  const page = await listTeamClients(asAgent('lena', teamId), asked, reading);
  if ('refused' in page) throw new Error(page.refused);
  return page;
}
const namesIn = ({ clients }: Awaited<ReturnType<typeof mine>>) => clients.map(({ name }) => name);

/** Each test has a team of its own. */
let teamId = 'north';
const newTeam = () => {
  teamId = anId('team');
};

/** Claimed by `ada`, by a call in that minute. */
async function aClient(name: string, details: Partial<Details> = {}, minute = 0, phone = client.phone) {
  const { referralId } = await on.offered({ teamId }, { client: { ...client, name, phone }, ...details });
  await told(referralId, () =>
    on.races.claim({ referralId, teamId, agentId: 'ada', by: 'call', actId: 'a', at: minutesLater(minute) }),
  );
  return referralId;
}
/** Came to `ada` without a word, by a hand-over. */
async function anUntouched(name: string, minute = 0) {
  const { referralId } = await on.offered({ teamId }, { client: { ...client, name } });
  await on.races.claim({
    referralId,
    teamId,
    agentId: 'ben',
    by: 'text',
    text: 'Hi',
    actId: 'a',
    at: minutesLater(minute),
  });
  const race = await table.get(keys.race(referralId));
  await table.put({
    ...race,
    claim: { agentId: 'ada', by: 'returning', at: minutesLater(minute).toISOString(), actId: 'b' },
  });
  await replayed(referralId);
  return referralId;
}
const set = (referralId: string, change: Parameters<typeof setStageAndTags>[1]['change']) =>
  told(referralId, () =>
    setStageAndTags(asAgent('ada', teamId), { referralId, change }, minutesLater(9), on.deps),
  );
async function note(referralId: string, text: string, agentId = 'ada') {
  await addNote(asAgent(agentId, teamId), { referralId, text, key: anId('key') }, minutesLater(9), on.deps);
  const { pk } = keys.race(referralId);
  for (const item of await table.queryAll({ pk, skPrefix: prefixes.note }))
    await onNoteAdded(undefined, item, reacting);
}

describe(onEngine('a list of clients'), () => {
  beforeAll(newTeam);

  test('CT-2 has what was claimed a moment ago, for owner and lead, with what one sees of a client', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller', { priceRange: { min: 1, max: 2 } });
    const expected = {
      referralId,
      name: 'Zoë Müller',
      phone: client.phone,
      stage: 'contacted',
      tags: [],
      side: 'buyer',
      area: { city: 'Seattle', state: 'WA' },
      priceRange: { min: 1, max: 2 },
      textable: true,
      unread: false,
      lastContactAt: minutesLater(0).toISOString(),
      arrivedAt: minutesLater(0).toISOString(),
      owner: { agentId: 'ada', name: 'ada Example' },
    };
    expect((await mine()).clients).toMatchObject([expected]);
    expect((await teams()).clients).toMatchObject([expected]);
    expect((await mine({}, 'ben')).clients).toEqual([]);
  });

  test.each([
    [{ q: 'ZOE' }, ['Zoë Müller']],
    [{ q: 'mull' }, ['Zoë Müller']],
    [{ q: 'tacoma' }, ['Zoë Müller']],
    [{ q: '(415) 555-2671' }, ['Zoë Müller']],
    [{ q: '2671' }, ['Zoë Müller']],
    [{ q: 'greenhouse' }, ['Omar Haddad']],
    [{ q: 'gréén' }, ['Omar Haddad']],
    [{ q: 'half-acre' }, ['Omar Haddad']],
    [{ q: 'omar greenhouse' }, ['Omar Haddad']],
    [{ q: 'zoe greenhouse' }, []],
    [{ q: 'house' }, []],
    [{ side: 'seller' }, ['Omar Haddad']],
    [{ state: 'wa' }, ['Zoë Müller', 'Never Told']],
    [{ stage: 'active' }, ['Omar Haddad']],
    [{ tag: 'FIRST home' }, ['Omar Haddad']],
    [{ tag: 'first' }, []],
    [{ stage: 'active', side: 'buyer' }, []],
    [{ neverContacted: 'true' }, ['Never Told']],
    [{ contactedBefore: minutesLater(3).toISOString() }, ['Zoë Müller']],
    [{ contactedAfter: minutesLater(3).toISOString() }, ['Omar Haddad']],
    [{ hasReplied: 'true' }, ['Omar Haddad']],
    [{ needsReply: 'true' }, ['Omar Haddad']],
    [{ needsReply: 'false' }, ['Zoë Müller', 'Never Told']],
    [{ textable: 'false' }, ['Zoë Müller']],
    [{}, ['Omar Haddad', 'Zoë Müller', 'Never Told']],
    [{ sort: 'arrival' }, ['Never Told', 'Omar Haddad', 'Zoë Müller']],
  ])('CT-2 finds by %j', async (query, names) => {
    await prepared();
    expect(namesIn(await mine(query))).toEqual(names);
    expect(namesIn(await teams(query))).toEqual(names);
  });

  let ready: Promise<string> | undefined;
  async function prepared(): Promise<void> {
    ready ??= prepare();
    teamId = await ready;
  }
  async function prepare(): Promise<string> {
    newTeam();
    const zoe = await aClient('Zoë Müller', { area: { city: 'Tacoma', state: 'WA' } }, 1, '+14155552671');
    const omar = await aClient('Omar Haddad', { side: 'seller', area: { city: 'Boise', state: 'ID' } }, 2);
    await anUntouched('Never Told', 3);
    await set(omar, { stage: 'active', tags: ['First Home'] });
    await note(omar, 'A greenhouse, on a half-acre lot.');
    await told(omar, async () => {
      await on.races.noteReply(omar, minutesLater(5).toISOString());
      await conversations.noteReply(omar, minutesLater(5).toISOString(), minutesLater(5));
    });
    await told(zoe, () => on.races.noteConsent(zoe, { how: 'stop' }, 1));
    return teamId;
  }

  test('CT-2 a name is found however its apostrophe is typed, and by letters that a keyboard has', async () => {
    newTeam();
    await aClient('Łukasz O’Weiß');
    for (const q of ["o'weiß", 'o’weiss', 'OWeiss', 'lukasz', 'łukasz'])
      expect({ q, names: namesIn(await mine({ q })) }).toEqual({ q, names: ['Łukasz O’Weiß'] });
  });

  test('TX-3 a hidden phone is neither shown nor found by', async () => {
    newTeam();
    const { referralId } = await on.offered(
      { teamId },
      { client: { ...client, name: 'Hidden', phone: '+14155552999' } },
    );
    const attempt = { referralId, teamId, agentId: 'ada', by: 'text', text: 'Hi', actId: 'a' } as const;
    await told(referralId, () => on.races.claim({ ...attempt, at: minutesLater(1) }));
    expect((await mine()).clients[0]).not.toHaveProperty('phone');
    for (const q of ['+14155552999', '2999', '415']) expect((await mine({ q })).clients).toEqual([]);
    await told(referralId, () => on.races.noteReply(referralId, minutesLater(2).toISOString()));
    expect((await mine({ q: '2999' })).clients).toMatchObject([{ phone: '+14155552999' }]);
  });

  test('CT-2 a hand-over takes the client along, with what finds them; the lead filters by owner', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    await note(referralId, 'Wants a greenhouse');
    await told(referralId, () => on.handOver(referralId, 'ada', 'ben'));
    expect((await mine()).clients).toEqual([]);
    expect(await lists.readAll({ teamId, agentId: 'ada' })).toEqual([]);
    for (const query of [{}, { q: 'greenhouse' }, { q: 'zoe' }])
      expect(namesIn(await mine(query, 'ben'))).toEqual(['Zoë Müller']);
    expect(namesIn(await teams({ owner: 'ben' }))).toEqual(['Zoë Müller']);
    expect(namesIn(await teams({ owner: 'ada' }))).toEqual([]);
  });

  test('CT-2 what the reactions have not heard of yet is shown to nobody who may not see it', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    await on.handOver(referralId, 'ada', 'ben');
    expect((await mine()).clients).toEqual([]);
    await set(referralId, { stage: 'closed' });
    expect(namesIn(await teams({ stage: 'contacted' }))).toEqual(['Zoë Müller']);
  });

  test('CT-2 a client needs a reply who wrote last, or what nobody has seen yet', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    const text = (messageId: string, minute: number) =>
      told(referralId, () =>
        conversations.addClaiming({
          referralId,
          messageId,
          agentId: 'ada',
          direction: 'outbound',
          body: 'Hi',
          at: minutesLater(minute).toISOString(),
          delivery: 'queued',
          encoding: 'GSM-7',
          segments: 1,
        }),
      );
    const reply = (minute: number, landed = minute) =>
      told(referralId, () =>
        conversations.noteReply(referralId, minutesLater(minute).toISOString(), minutesLater(landed)),
      );
    const read = (minute: number) =>
      told(referralId, () =>
        conversations.noteRead(referralId, minutesLater(minute).toISOString(), minutesLater(minute)),
      );
    const needing = async () => namesIn(await mine({ needsReply: 'true' }));
    await text('msg_1', 2);
    expect(await needing()).toEqual([]);
    await reply(3);
    expect(await needing()).toEqual(['Zoë Müller']);
    // Seen, but not answered.
    await read(4);
    expect(await needing()).toEqual(['Zoë Müller']);
    await text('msg_2', 6);
    expect(await needing()).toEqual([]);
    // Written before the answer, and there after it.
    await reply(5, 7);
    expect(await needing()).toEqual(['Zoë Müller']);
    await read(8);
    expect(await needing()).toEqual([]);
    expect(namesIn(await mine({ needsReply: 'false' }))).toEqual(['Zoë Müller']);
  });

  test('CT-2 a client who is being handed over is in the team’s list once, while both owners’ lists have them', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    const owner = { teamId, agentId: 'ada' };
    const before = await lists.readPart(owner, referralId);
    await told(referralId, () => on.handOver(referralId, 'ada', 'ben'));
    const { revision } = await lists.readPart(owner, referralId);
    await lists.writePart(owner, { ...before, revision });
    for (const query of [{}, { sort: 'arrival' }])
      expect(namesIn(await teams(query))).toEqual(['Zoë Müller']);
    expect((await mine()).clients).toEqual([]);
  });

  test('CT-2 who was given back is in no list', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    const by = { teamId, agentId: 'ada', leads: false };
    await told(referralId, () => on.races.giveBack(referralId, by, 'Moves', minutesLater(8)));
    expect([(await mine()).clients, await lists.readAll(by)]).toEqual([[], []]);
  });

  test('CT-2 a replay alone makes the list: of what an outage lost, and of what was claimed before there were lists', async () => {
    newTeam();
    const race = await on.offered({ teamId }, { client: { ...client, name: 'Old One' } });
    await on.races.claim({ ...race, agentId: 'ada', by: 'pin', actId: 'a', at: minutesLater(1) });
    await addNote(
      asAgent('ada', teamId),
      { referralId: race.referralId, text: 'Two dogs' },
      minutesLater(9),
      on.deps,
    );
    for (let time = 0; time < 2; time += 1) await replayed(race.referralId);
    expect(namesIn(await mine({ q: 'dogs' }))).toEqual(['Old One']);
  });

  test('CT-2 letters of two code units in a long word are cut between letters', async () => {
    newTeam();
    const referralId = await aClient('Zoë Müller');
    const word = `a${'\u{10330}'.repeat(30)}`;
    await note(referralId, word);
    expect(namesIn(await mine({ q: word }))).toEqual(['Zoë Müller']);
    expect(wordsOf(word)[0]?.isWellFormed()).toBe(true);
  });

  test('CT-2 is read page by page, each client once, in both orders', async () => {
    newTeam();
    const all: string[] = [];
    for (let place = 0; place < 60; place += 1) {
      const name = `Client ${String(place).padStart(2, '0')}`;
      await (place % 3 === 0 ? anUntouched(name, place) : aClient(name, {}, place));
      all.push(name);
    }
    for (const sort of ['last-contact', 'arrival']) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page: Awaited<ReturnType<typeof mine>> = await mine({
          sort,
          ...(cursor && { cursor: Buffer.from(cursor).toString('base64url') }),
        });
        found.push(...namesIn(page));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(found.toSorted()).toEqual(all);
      const untouched = (name: string) => Number(name.slice(-2)) % 3 === 0;
      const expected = all.toReversed();
      expect(found).toEqual(
        sort === 'arrival'
          ? expected
          : [...expected.filter((name) => !untouched(name)), ...expected.filter(untouched)],
      );
    }
  });

  test.each([
    [{ stage: 'sold' }, 'stage'],
    [{ textable: 'yes' }, 'textable'],
    [{ contactedBefore: 'last week' }, 'contactedBefore'],
    [{ state: 'Washington' }, 'state'],
    [{ sort: 'name' }, 'sort'],
    [{ cursor: Buffer.from('a1#ref_1').toString('base64url') }, 'cursor'],
  ])('CT-2 refuses %j, with its path', (query, path) => {
    expect(check(myClientsQuery, query).faults?.map((fault) => fault.path.join('/'))).toEqual([path]);
  });

  test('CT-2 an agent’s own list knows no owner: that is refused as every filter that there isn’t', () => {
    expect(Object.keys(myClientsQuery.shape)).not.toContain('owner');
    expect(Object.keys(teamClientsQuery.shape)).toContain('owner');
  });

  test('CT-2 is nobody else’s', async () => {
    newTeam();
    const query = teamClientsQuery.parse({});
    for (const caller of [asAgent('ada', teamId), asAgent('lena', 'south')])
      expect(await listTeamClients(caller, { teamId, ...query }, reading)).toEqual({ refused: 'not-found' });
    expect(await listMyClients(asAgent('gone', teamId), query, reading)).toEqual({ refused: 'not-found' });
  });
});
