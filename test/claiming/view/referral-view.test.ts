// What each reader sees of a referral in each of its states.
import { describe, expect, test } from '@jest/globals';
import { readReferral } from '../../../lambdas/claiming/api.ts';
import type { OptOut, Race, Talk } from '../../../lambdas/claiming/referral.ts';
import { readerFor } from '../../../lambdas/claiming/view/reader.ts';
import {
  isClaimable,
  isListedAs,
  isOwnerOrLead,
  listedFor,
  type Reader,
  referralAsSeenBy,
} from '../../../lambdas/claiming/view/referral-view.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import {
  aClaim,
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  client,
  NOW,
  someDetails,
} from '../support/referrals.ts';

const agent = (agentId: string, teamId = 'north'): Reader => ({
  kind: 'agent',
  agentId,
  teamId,
  isLead: false,
});
const readers = {
  source: { kind: 'source', clientId: 'network' },
  'another source': { kind: 'source', clientId: 'rival' },
  'source operator': { kind: 'source', clientId: 'account-1', isPerson: true },
  lead: { kind: 'agent', agentId: 'lena', teamId: 'north', isLead: true },
  'lead who was not offered it': { kind: 'agent', agentId: 'lou', teamId: 'north', isLead: true },
  'lead of another team': { kind: 'agent', agentId: 'lena', teamId: 'south', isLead: true },
  owner: agent('ada'),
  'offered agent': agent('ben'),
  'agent who declined': agent('cy'),
  'agent of the team who was not offered it': agent('zoe'),
  'namesake of the owner in another team': agent('ada', 'south'),
} as const satisfies Record<string, Reader>;

const entrants = { offered: ['ada', 'ben', 'cy', 'lena'], declined: new Set(['cy']) };
const races = {
  offered: anOpenRace(entrants),
  claimed: aClaimedRace({}, { ...entrants, textingPreferred: false }),
  'claimed, texting preferred': aClaimedRace({ by: 'text' }, entrants),
  returned: aReturnedRace('expired', entrants),
} as const satisfies Record<string, Race>;

const nameOf = (agentId: string) => `${agentId} Example`;
const see = (reader: Reader, race: Race) =>
  referralAsSeenBy(reader, { race, details: someDetails(race, { notes: 'Two dogs' }) }, nameOf);

/** Which parts of the client a reader sees; undefined: not even the referral. */
function partsSeen(reader: Reader, race: Race): string | undefined {
  const seen = see(reader, race);
  return (
    seen &&
    Object.keys({ ...seen.client })
      .sort()
      .join(' ')
  );
}

const all = 'email name phone';
/** TX-16: for whoever has them, with where they may be. */
const ofOwner = 'email name phone timeZones';
const untilReply = 'email name timeZones';
const nothing = '';

describe('a referral as it is seen', () => {
  test.each<[keyof typeof readers, keyof typeof races, string | undefined]>([
    ['source', 'offered', all],
    ['source operator', 'offered', all],
    ['source operator', 'claimed', all],
    ['source', 'claimed', all],
    ['source', 'claimed, texting preferred', all],
    ['source', 'returned', all],
    ['another source', 'offered', undefined],
    ['another source', 'claimed', undefined],
    ['another source', 'claimed, texting preferred', undefined],
    ['another source', 'returned', undefined],
    ['lead', 'offered', nothing],
    ['lead', 'claimed', ofOwner],
    ['lead', 'claimed, texting preferred', untilReply],
    ['lead', 'returned', nothing],
    ['lead who was not offered it', 'offered', nothing],
    ['lead who was not offered it', 'claimed', ofOwner],
    ['lead who was not offered it', 'claimed, texting preferred', untilReply],
    ['lead who was not offered it', 'returned', nothing],
    ['lead of another team', 'offered', undefined],
    ['lead of another team', 'claimed', undefined],
    ['lead of another team', 'claimed, texting preferred', undefined],
    ['lead of another team', 'returned', undefined],
    ['owner', 'offered', nothing],
    ['owner', 'claimed', ofOwner],
    ['owner', 'claimed, texting preferred', untilReply],
    ['owner', 'returned', nothing],
    ['offered agent', 'offered', nothing],
    ['offered agent', 'claimed', nothing],
    ['offered agent', 'claimed, texting preferred', nothing],
    ['offered agent', 'returned', nothing],
    ['agent who declined', 'offered', nothing],
    ['agent who declined', 'claimed', nothing],
    ['agent who declined', 'claimed, texting preferred', nothing],
    ['agent who declined', 'returned', nothing],
    ['agent of the team who was not offered it', 'offered', undefined],
    ['agent of the team who was not offered it', 'claimed', undefined],
    ['agent of the team who was not offered it', 'claimed, texting preferred', undefined],
    ['agent of the team who was not offered it', 'returned', undefined],
    ['namesake of the owner in another team', 'offered', undefined],
    ['namesake of the owner in another team', 'claimed', undefined],
    ['namesake of the owner in another team', 'claimed, texting preferred', undefined],
    ['namesake of the owner in another team', 'returned', undefined],
  ])('CL-9 the %s of a referral that is %s sees of the client: %s', (reader, race, parts) => {
    expect(partsSeen(readers[reader], races[race])).toBe(parts);
  });

  test('CL-9 where the client is hidden none of their data stand anywhere in the answer', () => {
    for (const reader of Object.values(readers)) {
      for (const race of Object.values(races)) {
        if (partsSeen(reader, race) !== nothing) continue;
        const answer = JSON.stringify(see(reader, race));
        for (const secret of Object.values(client)) expect(answer).not.toContain(secret);
      }
    }
  });

  test('CL-9 before the claim an agent sees side, area, price range and notes', () => {
    const race = races.offered;
    const details = someDetails(race, { notes: 'Two dogs', priceRange: { min: 300_000 } });
    expect(referralAsSeenBy(readers['offered agent'], { race, details }, nameOf)).toMatchObject({
      status: 'offered',
      side: 'buyer',
      area: { city: 'Seattle', state: 'WA' },
      priceRange: { min: 300_000 },
      notes: 'Two dogs',
      textingPreferred: true,
    });
  });

  test('TX-3 the phone of a client who prefers texts is hidden from the owner, and shown where there is no texting', () => {
    expect(see(readers.owner, races['claimed, texting preferred'])?.client).not.toHaveProperty('phone');
    expect(see(readers.owner, races.claimed)?.client).toHaveProperty('phone', client.phone);
  });

  test('TX-16 the owner reads in which zones the client may be, by state and by area code', () => {
    const race = races['claimed, texting preferred'];
    const area = { city: 'Boise', state: 'ID' };
    const details = someDetails(race, { area, client: { ...client, phone: '+12125550142' } });
    const seen = referralAsSeenBy(readers.owner, { race, details }, nameOf);
    expect(seen?.client).toMatchObject({
      timeZones: ['America/Denver', 'America/Los_Angeles', 'America/New_York'],
    });
  });

  test('TX-3 it is shown once the client has answered, and to whom their call was handed on', () => {
    const phoneSeen = (race: Race) => see(readers.owner, race)?.client?.phone;
    const texted = races['claimed, texting preferred'];
    expect(phoneSeen({ ...texted, repliedAt: NOW.toISOString() })).toBe(client.phone);
    expect(phoneSeen(aClaimedRace({ by: 'pin' }, entrants))).toBe(client.phone);
    expect(phoneSeen(aClaimedRace({ by: 'assignment', wonBy: 'call' }, entrants))).toBe(client.phone);
    expect(phoneSeen(aClaimedRace({ by: 'assignment', wonBy: 'text' }, entrants))).toBeUndefined();
  });

  test.each([
    ['stopped texts', { clientOptedOut: true }],
    ['has no number of ours to be texted from', { noNumberFree: true }],
  ] as const)(
    'CL-12 the owner and the lead see the phone of a client who %s before a first reply, and nobody else does',
    (_why, state) => {
      for (const by of ['text', 'assignment'] as const) {
        const race = aClaimedRace({ by }, { ...entrants, ...state });
        for (const reader of [readers.owner, readers.lead])
          expect(see(reader, race)).toMatchObject({ ...state, client });
        expect(JSON.stringify(see(readers['offered agent'], race))).not.toContain(client.phone);
      }
      expect(see(readers['offered agent'], anOpenRace({ ...entrants, ...state }))).toMatchObject(state);
      expect(see(readers.owner, anOpenRace(entrants))).not.toHaveProperty('noNumberFree');
    },
  );

  test('CL-12 the owner and the lead see the phone of a client whom a text failed to reach, until they have answered', () => {
    const textsFail = { at: NOW.toISOString(), reason: 'invalid' };
    const race = aClaimedRace({ by: 'text' }, { ...entrants, textsFail });
    for (const reader of [readers.owner, readers.lead])
      expect(see(reader, race)).toMatchObject({ textsFail: true, textingPreferred: true, client });
    expect(see(readers['offered agent'], race)).not.toHaveProperty('textsFail');
    expect(JSON.stringify(see(readers['offered agent'], race))).not.toContain(client.phone);
    expect(see(readers.owner, { ...race, repliedAt: NOW.toISOString() })).not.toHaveProperty('textsFail');
  });

  test('CL-12 the owner and the lead see who stopped the texts, by name in their own team alone', () => {
    const stopped = (optOut: OptOut) =>
      aClaimedRace({ by: 'text' }, { ...entrants, clientOptedOut: true, optOut });
    expect(see(readers.owner, stopped({ how: 'stop' }))).toHaveProperty('optOut', { how: 'stop' });
    const { teamId } = stopped({ how: 'stop' });
    const marked = stopped({ how: 'marked', by: { teamId, agentId: 'lena' } });
    expect(see(readers.lead, marked)).toHaveProperty('optOut', { how: 'marked', by: 'lena Example' });
    expect(see(readers['offered agent'], marked)).not.toHaveProperty('optOut');
    const elsewhere = stopped({ how: 'marked', by: { teamId: 'south', agentId: 'zoe' } });
    expect(see(readers.owner, elsewhere)).toHaveProperty('optOut', { how: 'marked' });
  });

  test('CL-13 the words of who gave it back are for the source and the lead: they may name the client', () => {
    const race: Race = {
      ...anOpenRace(entrants),
      status: 'returned',
      returned: { reason: 'given-back', note: 'Clara moves', by: 'ada', at: NOW.toISOString() },
      claim: aClaim(),
    };
    const source = { kind: 'source', clientId: 'network' } as const;
    const at = NOW.toISOString();
    for (const reader of [source, readers.lead]) {
      expect(see(reader, race)).toHaveProperty('returned', { reason: 'given-back', note: 'Clara moves', at });
    }
    expect(see(readers['offered agent'], race)).toHaveProperty('returned', { reason: 'given-back', at });
    for (const reader of [readers.lead, readers.owner, readers['offered agent']]) {
      expect(see(reader, race)).not.toHaveProperty('client');
      expect(see(reader, race)).not.toHaveProperty('claim');
    }
  });

  test.each([
    ['claimed by a teammate', aClaimedRace({ by: 'text', agentId: 'cy' }, entrants)],
    ['returned', aReturnedRace('expired', entrants)],
  ])('CL-9 who lost one that is %s does not learn how its client can be reached since', (_how, race) => {
    const before = see(readers['offered agent'], race);
    for (const since of [{ clientOptedOut: true }, { noNumberFree: true }] as const) {
      for (const reader of [readers['offered agent'], readers.owner]) {
        expect(see(reader, { ...race, ...since })).toEqual(see(reader, race));
      }
      expect(see(readers['offered agent'], { ...race, ...since })).toEqual(before);
    }
    expect(see(readers.lead, { ...race, clientOptedOut: true })).toHaveProperty('clientOptedOut', true);
    expect(see(readers.source, { ...race, clientOptedOut: true })).toHaveProperty('clientOptedOut', true);
  });

  test('TX-7 whoever may claim or has it sees that the client opted out, and nobody that they prefer texts', () => {
    for (const race of [anOpenRace(entrants), aClaimedRace({ by: 'text' }, entrants)]) {
      const seen = see(readers.owner, { ...race, clientOptedOut: true });
      expect(seen).toMatchObject({ clientOptedOut: true, textingPreferred: false });
      expect(see(readers.owner, race)).not.toHaveProperty('clientOptedOut');
    }
  });

  test('TX-4 a reply is unread until the owner has seen it; before the claim nobody is told', () => {
    const race = races['claimed, texting preferred'];
    const unread = (talk: Talk, of: Race = race) =>
      referralAsSeenBy(readers.owner, { race: of, details: someDetails(of), talk }, nameOf)?.unread;
    expect(unread({})).toBe(false);
    expect(unread({ lastReplyAt: '2026-03-02T15:00:01.000Z' })).toBe(true);
    expect(unread({ lastReplyAt: '2026-03-02T15:00:01.000Z', readUntil: '2026-03-02T15:00:00.000Z' })).toBe(
      true,
    );
    expect(unread({ lastReplyAt: '2026-03-02T15:00:01.000Z', readUntil: '2026-03-02T15:00:01.000Z' })).toBe(
      false,
    );
    expect(unread({ lastReplyAt: '2026-03-02T15:00:01.000Z' }, races.offered)).toBeUndefined();
    // Written before they looked, but landed after.
    const late = { lastReplyAt: '2026-03-02T15:00:01.000Z', lastLandedAt: '2026-03-02T15:02:00.000Z' };
    const looked = { readUntil: '2026-03-02T15:01:00.000Z', readAt: '2026-03-02T15:01:00.000Z' };
    expect(unread({ ...late, ...looked })).toBe(true);
    expect(unread({ ...late, ...looked, readAt: '2026-03-02T15:02:00.000Z' })).toBe(false);
  });

  test('TX-4 whether replies came and were seen is told to the owner and the lead, and to nobody else', () => {
    const race = { ...races['claimed, texting preferred'], repliedAt: NOW.toISOString() };
    const told = (reader: Reader) => {
      const seen = see(reader, race);
      return seen !== undefined && 'unread' in seen && 'repliedAt' in seen;
    };
    expect([readers.owner, readers.lead].map(told)).toEqual([true, true]);
    expect([readers['offered agent'], { kind: 'source', clientId: 'network' } as const].map(told)).toEqual([
      false,
      false,
    ]);
  });

  test('CP-8 CL-9 whoever is offered a client knows that they answered the team’s greeting, and no more of it', () => {
    const at = NOW.toISOString();
    const answered = { ...races.offered, greetedAt: at, repliedAt: at };
    const told = (reader: Reader, race: Race = answered) => {
      const seen = see(reader, race);
      return seen !== undefined && 'answeredGreeting' in seen;
    };
    expect(
      [readers['offered agent'], readers['lead who was not offered it']].map((each) => told(each)),
    ).toEqual([true, true]);
    expect(see(readers['offered agent'], answered)).not.toHaveProperty('client');
    expect(see(readers['offered agent'], answered)).not.toHaveProperty('repliedAt');
    const ungreeted = { ...races.offered, repliedAt: at };
    const silent = { ...races.offered, greetedAt: at };
    const claimed = { ...races.claimed, greetedAt: at, repliedAt: at };
    for (const race of [ungreeted, silent, claimed]) expect(told(readers['offered agent'], race)).toBe(false);
    expect(told(readers.source)).toBe(false);
  });

  test('a claim is shown with its agent’s name, and without act, text or former owner', () => {
    const race = aClaimedRace({ by: 'text', text: 'Hi Clara', from: 'ben' }, entrants);
    expect(see(readers['offered agent'], race)).toHaveProperty('claim', {
      agentId: 'ada',
      name: 'ada Example',
      by: 'text',
      at: expect.any(String),
    });
  });

  test('CL-7 a return is shown with its reason', () => {
    expect(see(readers.owner, races.returned)).toHaveProperty('returned.reason', 'expired');
  });

  test('CL-5 an agent sees whether they declined, and not who else did', () => {
    expect(see(readers['agent who declined'], races.offered)).toHaveProperty('declinedByMe', true);
    expect(see(readers.owner, races.offered)).toHaveProperty('declinedByMe', false);
    expect(JSON.stringify(see(readers.owner, races.offered))).not.toContain('"cy"');
    expect(see(readers.source, races.offered)).not.toHaveProperty('declinedByMe');
  });

  test('an agent sees whether it is theirs to claim: the lead reads also what others are offered', () => {
    expect(see(readers['offered agent'], races.offered)).toHaveProperty('offeredToMe', true);
    expect(see(readers['lead who was not offered it'], races.offered)).toHaveProperty('offeredToMe', false);
    expect(see(readers.source, races.offered)).not.toHaveProperty('offeredToMe');
  });

  test('every answer fits the route’s schema and loses nothing by it', () => {
    for (const race of Object.values(races)) {
      const seen = JSON.parse(JSON.stringify(see(readers.source, race)));
      expect(readReferral.answer?.parse(seen)).toEqual(seen);
    }
  });

  test('CL-10 owner and lead of a claimed referral may hand it over; nobody else, and nothing before the claim', () => {
    const mayHandOver = (race: Race) =>
      Object.entries(readers).flatMap(([name, reader]) => (isOwnerOrLead(reader, race) ? [name] : []));
    expect(mayHandOver(races.claimed)).toEqual(['lead', 'lead who was not offered it', 'owner']);
    expect(mayHandOver(races.offered)).toEqual([]);
    expect(mayHandOver(races.returned)).toEqual([]);
  });

  test('CL-10 a new owner who was never offered it sees it; the one before only what an offered agent sees', () => {
    const race = aClaimedRace({ agentId: 'zoe', by: 'assignment', from: 'ada' }, entrants);
    expect(partsSeen(agent('zoe'), race)).toBe(untilReply);
    expect(partsSeen(agent('ada'), race)).toBe(nothing);
  });

  test('a list leaves out what its reader may not see', () => {
    const [theirs, ours] = [anOpenRace({ teamId: 'south' }), anOpenRace()];
    const referrals = [theirs, ours].map((race) => ({ race, details: someDetails(race) }));
    expect(listedFor(readers.lead, referrals, nameOf).map(({ referralId }) => referralId)).toEqual([
      ours.referralId,
    ]);
  });

  test('CL-4 in an agent’s own list only what they have is claimed; in the team’s all that anyone has', () => {
    const isClaimed = (agentId?: string) => isListedAs('claimed', races.claimed, agentId);
    expect([isClaimed('ada'), isClaimed('ben'), isClaimed()]).toEqual([true, false, true]);
    expect(isListedAs('offered', races.claimed, 'ada')).toBe(false);
    expect(isListedAs('returned', races.returned, 'ben')).toBe(true);
    for (const race of Object.values(races)) expect(isListedAs(undefined, race, 'ben')).toBe(true);
  });

  test('CL-3 CL-5 CL-7 CL-14 open to an agent is what they can claim: not what waits, what they declined or whose time is up', () => {
    const isOpen = (race: Race, agentId: string, now = NOW) => isClaimable(race, agentId, now);
    expect(['ada', 'cy', 'zoe'].map((agentId) => isOpen(races.offered, agentId))).toEqual([
      true,
      false,
      false,
    ]);
    for (const race of [races.claimed, races.returned]) expect(isOpen(race, 'ada')).toBe(false);
    expect(isOpen(races.offered, 'ada', new Date(races.offered.offerUntil))).toBe(false);
    const waits = { for: 'ref_earlier', offered: ['ada'], minutes: 60 };
    expect(isOpen(anOpenRace({ ...entrants, waits }), 'ada')).toBe(false);
  });

  test('who leads is the team’s to say, and an agent who is gone goes by their id', () => {
    const team = { team: aTeam(), agents: [anAgent('ada')] };
    const lena = readerFor({ kind: 'agent', agentId: 'lena', teamId: 'north' }, team);
    expect(lena.reader).toHaveProperty('isLead', true);
    expect([lena.nameOf('ada'), lena.nameOf('gone')]).toEqual(['ada Example', 'gone']);
    expect(readerFor({ kind: 'agent', agentId: 'lena', teamId: 'south' }, team).reader).toHaveProperty(
      'isLead',
      false,
    );
  });
});
