// A referral's timeline: what each reader is told of it, in which order, and how it is paged.
import { describe, expect, test } from '@jest/globals';
import {
  type ClientPlan,
  type ClientPlanFacts,
  runsOf,
} from '../../lambdas/campaigns/client-plans/client-plan.ts';
import type { Offer, RoundEnd } from '../../lambdas/claiming/offers/offer.ts';
import type { Referral } from '../../lambdas/claiming/referral.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { readTimeline, type TimelineDeps } from '../../lambdas/office/timeline.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { receivedMessage } from '../../lambdas/texting/new-message.ts';
import { newClientPlan } from '../campaigns/client-plans/support/new-client-plan.ts';
import { aClaimedRace, anOpenRace, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';

const at = (minute: number) => minutesLater(minute).toISOString();
const agent = (agentId: string): AgentProfile => ({
  teamId: 'north',
  agentId,
  name: `Agent ${agentId}`,
  licensed: true,
  devices: {},
});
const north = {
  team: { teamId: 'north', name: 'North', leadAgentId: 'lena' },
  agents: ['ada', 'ben', 'lena'].map(agent),
  former: [],
};
const offer = (agentId: string, more: Partial<Offer> = {}): Offer => ({
  referralId: 'ref_1',
  teamId: 'north',
  agentId,
  offeredAt: at(0),
  ...more,
});
const word = {
  act: 'word-received',
  eventId: 'evt_1',
  phone: '+12025550188',
  program: 'introductions',
  at: at(30),
  kind: 'stop',
  word: 'STOP',
  body: 'Stop it, Clara says',
  to: '+12065550100',
  carrierId: 'c1',
  language: 'en',
} satisfies LedgerEvent;

type Facts = {
  plan?: ClientPlan;
  offers?: Offer[];
  ends?: [number | undefined, RoundEnd][];
  ledger?: LedgerEvent[];
  next?: string;
};
function depsOf(
  referral: Referral,
  { offers = [], ends = [], ledger = [], next, plan }: Facts = {},
): TimelineDeps {
  const { referralId } = referral.race;
  return {
    referrals: { read: async (id) => (id === referralId ? referral : undefined) },
    people: { readTeamWithAgents: async (teamId) => (teamId === 'north' ? north : undefined) },
    facts: {
      read: async () => ({
        offers,
        ends: new Map(ends),
        calls: [{ agentId: 'ben', requestedAt: at(3), state: 'missed', attempt: 2 }],
      }),
      offerEmails: async (ids) =>
        ids.map((teamEmailId) => ({ teamEmailId, to: ['ada', 'ben'], acceptedAt: at(1) })),
    },
    outbox: { findAll: async () => new Map() },
    consents: { readLedgerSince: async () => ledger },
    conversations: {
      list: async () => ({
        messages: [receivedMessage({ referralId, body: 'Secret words', at: at(20), messageId: 'msr_1' })],
        next,
      }),
    },
    clients: {
      readChanges: async (_, from) =>
        [
          {
            at: at(21),
            agentId: 'ada',
            stage: 'active' as const,
            addedTags: ['Secret tag'],
            removedTags: ['Old'],
          },
        ].filter((change) => change.at >= from),
      readNotes: async (_, since) =>
        [{ referralId, noteId: 'not_1', at: at(22), agentId: 'lena', text: 'Secret note' }].filter(
          (note) => note.at >= since,
        ),
    },
    clientPlans: { read: async () => plan },
    derivedId: (prefix, ...parts) => `${prefix}_${parts.join('_')}`,
  };
}
const claimed = (): Referral => {
  const race = aClaimedRace({ at: at(5), by: 'text' }, { referralId: 'ref_1' });
  return { race, details: someDetails(race) };
};
const won: Facts = {
  offers: [offer('ada'), offer('ben'), offer('lena', { outcome: 'declined', outcomeAt: at(2) })],
  ends: [[undefined, { at: at(5), winner: 'ada', others: 'missed' }]],
  ledger: [word],
};
const source = { kind: 'source', clientId: 'network' } as const;
const admin = { kind: 'admin', clientId: 'account-1' } as const;
const as = (agentId: string, teamId = 'north') => ({ kind: 'agent', agentId, teamId }) as const;

async function told(
  caller: Parameters<typeof readTimeline>[0],
  referral = claimed(),
  facts: Facts = won,
  cursor?: string,
) {
  const read = await readTimeline(caller, { referralId: 'ref_1', cursor }, depsOf(referral, facts));
  if ('refused' in read) return read.refused;
  return read.events.map((event) =>
    [event.kind, 'agentId' in event ? event.agentId : '', event.at].join(' ').trim(),
  );
}

describe('the timeline', () => {
  test('RT-9 tells who was offered it, told, called, declined, and who claimed it how fast', async () => {
    const read = await readTimeline(source, { referralId: 'ref_1' }, depsOf(claimed(), won));
    if ('refused' in read) throw new Error('it is the source’s');
    expect(await told(source)).toEqual([
      `created  ${at(0)}`,
      `offered ada ${at(0)}`,
      `offered ben ${at(0)}`,
      `offered lena ${at(0)}`,
      `told ada ${at(1)}`,
      `told ben ${at(1)}`,
      `offer-ended lena ${at(2)}`,
      `called ben ${at(3)}`,
      `claimed ada ${at(5)}`,
      `offer-ended ben ${at(5)}`,
      `consent  ${at(30)}`,
    ]);
    expect(read.events.find(({ kind }) => kind === 'claimed')).toEqual({
      at: at(5),
      kind: 'claimed',
      round: 1,
      agentId: 'ada',
      name: 'Agent ada',
      by: 'text',
      seconds: 240,
    });
  });

  test.each([
    ['the source', source, false],
    ['an administrator', admin, false],
    ['the owner', as('ada'), true],
    ['the lead', as('lena'), true],
  ])(
    'CL-9 TX-3 %s reads no client’s name or phone, and words only if they are theirs',
    async (_, caller, hasTexts) => {
      const { stringify } = JSON;
      const read = stringify(await readTimeline(caller, { referralId: 'ref_1' }, depsOf(claimed(), won)));
      expect(read).not.toMatch(/Clara|\+1202|Stop it/);
      expect(read.includes('Secret words')).toBe(hasTexts);
      expect(read).toContain('"act":"word-received","word":"stop"');
    },
  );

  test('CT-4 owner and lead read stages, tags and notes with author and time; source and administrators nothing of them', async () => {
    for (const caller of [as('ada'), as('lena')]) {
      const read = await readTimeline(caller, { referralId: 'ref_1' }, depsOf(claimed(), won));
      if ('refused' in read) throw new Error('it is theirs');
      expect(read.events.filter(({ kind }) => ['stage', 'tags', 'note'].includes(kind))).toEqual([
        { at: at(21), kind: 'stage', agentId: 'ada', name: 'Agent ada', stage: 'active' },
        {
          at: at(21),
          kind: 'tags',
          agentId: 'ada',
          name: 'Agent ada',
          added: ['Secret tag'],
          removed: ['Old'],
        },
        {
          at: at(22),
          kind: 'note',
          noteId: 'not_1',
          agentId: 'lena',
          name: 'Agent lena',
          text: 'Secret note',
        },
      ]);
    }
    for (const caller of [source, admin]) {
      const read = JSON.stringify(
        await readTimeline(caller, { referralId: 'ref_1' }, depsOf(claimed(), won)),
      );
      expect(read).not.toMatch(/Secret|active|not_1/);
    }
  });

  const kept: ClientPlanFacts = {
    ...newClientPlan({ teamId: 'north', since: at(5), startedBy: 'claim', zone: 'UTC' }),
    outcomes: [],
    revision: 1,
  };
  const done = { ...kept, state: 'done', doneAt: at(50) } as const;
  const tellPlans = async (plan: ClientPlan, caller = as('ada'), referral = claimed()) => {
    const read = await readTimeline(caller, { referralId: 'ref_1' }, depsOf(referral, { ...won, plan }));
    if ('refused' in read) throw new Error('it is theirs');
    return read.events.filter(({ kind }) => kind.startsWith('plan-'));
  };

  test('CT-4 owner and lead read of each plan who put the client on it, and how it ended', async () => {
    const buyers = { plan: { planId: 'plan_a', name: 'Buyers' } };
    const year = { plan: { planId: 'plan_b', name: 'A year' } };
    const first: ClientPlan = { ...kept, state: 'stopped', reason: 'replied', stoppedAt: at(20) };
    const second: ClientPlan = {
      ...kept,
      planId: 'plan_b',
      name: 'A year',
      since: at(30),
      startedBy: 'lead',
      begunBy: 'lena',
      earlier: runsOf(first),
      state: 'stopped',
      reason: 'by-hand',
      stoppedAt: at(40),
      stoppedBy: 'ada',
      handedOverAt: at(35),
    };
    const third: ClientPlan = {
      ...done,
      since: at(45),
      startedBy: 'owner',
      begunBy: 'ada',
      earlier: runsOf(second),
    };
    for (const caller of [as('ada'), as('lena')]) {
      expect(await tellPlans(third, caller)).toEqual([
        { at: at(5), kind: 'plan-started', ...buyers, startedBy: 'claim' },
        { at: at(20), kind: 'plan-stopped', ...buyers, reason: 'replied' },
        {
          at: at(30),
          kind: 'plan-started',
          ...year,
          startedBy: 'lead',
          agentId: 'lena',
          name: 'Agent lena',
        },
        { at: at(35), kind: 'plan-stopped', ...year, reason: 'handed-over' },
        {
          at: at(40),
          kind: 'plan-stopped',
          ...year,
          reason: 'by-hand',
          agentId: 'ada',
          name: 'Agent ada',
        },
        {
          at: at(45),
          kind: 'plan-started',
          ...buyers,
          startedBy: 'owner',
          agentId: 'ada',
          name: 'Agent ada',
        },
        { at: at(50), kind: 'plan-done', ...buyers },
      ]);
    }
    for (const caller of [source, admin]) {
      const read = await readTimeline(
        caller,
        { referralId: 'ref_1' },
        depsOf(claimed(), { ...won, plan: third }),
      );
      expect(JSON.stringify(read)).not.toMatch(/plan_a|Buyers/);
    }
  });

  test('CT-4 CL-15 of a plan of an earlier round nobody reads', async () => {
    expect(await tellPlans({ ...done, round: 2 })).toEqual([]);
  });

  test.each([
    ['a teammate', as('ben')],
    ['another team', as('ada', 'south')],
    ['who is in the team no more', as('gone')],
    ['another source', { kind: 'source', clientId: 'rival' } as const],
  ])('CL-9 for %s there is none', async (_, caller) => {
    expect(await told(caller)).toBe('not-found');
  });

  test('CL-13 why it was given back is for the source and the lead', async () => {
    const race = anOpenRace({ referralId: 'ref_1' });
    const returned = { reason: 'given-back', at: at(9), note: 'Clara moves away' } as const;
    const referral: Referral = {
      race: { ...race, status: 'returned', returned },
      details: someDetails(race),
    };
    for (const caller of [source, as('lena')]) {
      const read = await readTimeline(caller, { referralId: 'ref_1' }, depsOf(referral));
      expect(read).toMatchObject({
        events: expect.arrayContaining([expect.objectContaining({ kind: 'returned', ...returned })]),
      });
    }
    expect(await told(as('ada'), referral, {})).toBe('not-found');
  });

  test('CL-15 an agent reads of the round that their team has, the source of all', async () => {
    const again = { round: 2, offeredAgain: { at: at(100), actId: 'act' } };
    const race = aClaimedRace({ at: at(105), by: 'call' }, { referralId: 'ref_1', ...again });
    const referral = { race, details: someDetails(race) };
    const facts: Facts = {
      offers: [offer('ben', { teamId: 'south' }), offer('ada', { round: 2, offeredAt: at(100) })],
      ends: [
        [undefined, { at: at(60), others: 'missed' }],
        [2, { at: at(105), winner: 'ada', others: 'missed' }],
      ],
    };
    expect(await told(as('ada'), referral, facts)).toEqual([
      `told ada ${at(1)}`,
      `offered-again  ${at(100)}`,
      `offered ada ${at(100)}`,
      `claimed ada ${at(105)}`,
    ]);
    expect(await told(source, referral, facts)).toContain(`offer-ended ben ${at(60)}`);
  });

  test('CL-10 PE-4 each hand-over is told, also of one who had it before, and one from before they were kept', async () => {
    const race = aClaimedRace(
      { at: at(30), by: 'assignment', agentId: 'ada', from: 'ben', wonBy: 'text' },
      { referralId: 'ref_1' },
    );
    const referral = { race, details: someDetails(race) };
    const hand = (from: string, minute: number) => ({ from, at: at(minute) });
    const facts: Facts = {
      offers: [
        offer('ada', { handed: [hand('ben', 10), hand('ben', 30)] }),
        offer('ben', { handed: [hand('ada', 20)] }),
      ],
    };
    const handed = async (its: Facts) => {
      const read = await readTimeline(source, { referralId: 'ref_1' }, depsOf(referral, its));
      if ('refused' in read) throw new Error('it is the source’s');
      return read.events.flatMap((event) =>
        event.kind === 'reassigned' ? [`${event.fromName} to ${event.name} ${event.at}`] : [],
      );
    };
    expect(await handed(facts)).toEqual([
      `Agent ben to Agent ada ${at(10)}`,
      `Agent ada to Agent ben ${at(20)}`,
      `Agent ben to Agent ada ${at(30)}`,
    ]);
    expect(await handed({ offers: [offer('ada')] })).toEqual([`Agent ben to Agent ada ${at(30)}`]);
  });

  test('CL-15 RT-10 the source reads each round and turn in order, also at one moment; agents only of their own', async () => {
    const round = { round: 3, offeredAgain: { at: at(60), actId: 'act' } };
    const race = aClaimedRace({ at: at(65), by: 'call' }, { referralId: 'ref_1', ...round });
    const details = someDetails(race, {
      chain: {
        teamIds: ['west', 'south', 'north'],
        minutes: 30,
        skipped: [{ teamId: 'south', at: at(60), round: 2 }],
      },
      earlier: [
        { teamId: 'east', returned: { reason: 'withdrawn', at: at(20), note: 'Not yet' } },
        {
          teamId: 'west',
          round: 2,
          since: at(30),
          returned: { reason: 'expired', at: at(60) },
          passedOn: true,
        },
      ],
    });
    const facts: Facts = {
      offers: [
        offer('ben', { teamId: 'west', round: 2, offeredAt: at(30) }),
        offer('ada', { round: 3, offeredAt: at(60) }),
      ],
      ends: [
        [2, { at: at(60), others: 'missed' }],
        [3, { at: at(65), winner: 'ada', others: 'missed' }],
      ],
    };
    const read = await readTimeline(source, { referralId: 'ref_1' }, depsOf({ race, details }, facts));
    if ('refused' in read) throw new Error('it is the source’s');
    const words = read.events
      .filter(({ kind }) => !['told', 'called'].includes(kind))
      .map((event) => [event.kind, 'teamId' in event ? event.teamId : '', event.at].join(' '));
    expect(words).toEqual([
      `created  ${at(0)}`,
      `returned east ${at(20)}`,
      `offered-again west ${at(30)}`,
      `offered west ${at(30)}`,
      `passed-on west ${at(60)}`,
      `offer-ended  ${at(60)}`,
      `skipped south ${at(60)}`,
      `offered-again north ${at(60)}`,
      `offered north ${at(60)}`,
      `claimed  ${at(65)}`,
    ]);
    expect(read.events.find(({ kind }) => kind === 'claimed')).toMatchObject({ round: 3, by: 'call' });
    const own = JSON.stringify(
      await readTimeline(as('ada'), { referralId: 'ref_1' }, depsOf({ race, details }, facts)),
    );
    expect(own).not.toMatch(/east|west|south|passed-on|skipped|offered-again/);
  });

  test('a page reads of the ledger what is in its stretch', async () => {
    const asked: (string | undefined)[][] = [];
    const deps = depsOf(claimed(), { ...won, next: `${at(40)}#msr_2` });
    const consents = {
      readLedgerSince: async (_: string, from: Date, until?: Date) => {
        asked.push([from.toISOString(), until?.toISOString()]);
        return [];
      },
    };
    for (const cursor of [undefined, `${at(20)}#msr_1`]) {
      await readTimeline(as('ada'), { referralId: 'ref_1', cursor }, { ...deps, consents });
    }
    expect(asked).toEqual([
      [at(0), at(40)],
      [at(20), at(40)],
    ]);
  });

  test('a page has its part of the conversation and what happened meanwhile, each once', async () => {
    const first = await told(as('ada'), claimed(), { ...won, next: `${at(4)}#msr_0` });
    const second = await told(as('ada'), claimed(), won, `${at(4)}#msr_0`);
    expect(first).toContain(`called ben ${at(3)}`);
    expect(first).not.toContain(`claimed ada ${at(5)}`);
    expect(second).toContain(`claimed ada ${at(5)}`);
    expect(second).not.toContain(`called ben ${at(3)}`);
    expect(NOW.toISOString()).toBe(at(0));
  });
});
