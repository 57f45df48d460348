// To whom a client who comes back goes.
import { describe, expect, test } from '@jest/globals';
import { placeFor, racePlaced } from '../../../lambdas/claiming/placing/returning.ts';
import type { Race, Talk } from '../../../lambdas/claiming/referral.ts';
import { changesBetween } from '../../../lambdas/claiming/referral-changes.ts';
import type { LeadRouting } from '../../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent } from '../../people/support/teams.ts';
import {
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  minutesLater,
  NOW,
  someDetails,
} from '../support/referrals.ts';

const day = 24 * 60;
const asked = { teamId: 'north', kind: 'standard' } as const;
const agents = [anAgent('ada'), anAgent('ben'), anAgent('lena')];
const earlier = (race: Race, talk: Talk = {}, createdAt = NOW.toISOString()) => ({
  race,
  details: someDetails(race, { createdAt }),
  talk,
});
const held = (agentId = 'ada', at = NOW, race: Parameters<typeof aClaimedRace>[1] = {}) =>
  aClaimedRace({ agentId, by: 'text', at: at.toISOString() }, race);

function place(
  history: ReturnType<typeof earlier>[],
  {
    days = 0,
    team = agents,
    routing = {},
    by = 'owner',
    kind = 'standard',
  }: {
    days?: number;
    team?: typeof agents;
    routing?: Partial<LeadRouting>;
    by?: 'owner' | 'offer';
    kind?: 'standard' | 'warm-transfer';
  } = {},
) {
  const routed = { agents: team, routing: aLeadRouting(routing) };
  return placeFor({ ...asked, kind }, history, routed, by, minutesLater(days * day));
}

const asUsual = { kind: 'offer', isReturning: false };
const asReturning = { kind: 'offer', isReturning: true };

describe('a client who comes back', () => {
  test('CL-14 goes to the agent of the team who has them; a client whom nobody has is offered as usual', () => {
    const race = held();
    expect(place([earlier(race)])).toEqual({ kind: 'owner', agentId: 'ada', heldBy: race.referralId });
    for (const nobody of [[], [earlier(aReturnedRace())], [earlier(held('ada', NOW, { teamId: 'south' }))]]) {
      expect(place(nobody)).toEqual(asUsual);
    }
  });

  test('CL-14 for 180 days after the last word of either, or the claim', () => {
    const at = (days: number) => minutesLater(days * day).toISOString();
    for (const talk of [{}, { lastSentAt: at(40) }, { lastReplyAt: at(40), lastSentAt: at(10) }]) {
      const since = talk.lastSentAt === undefined ? 0 : 40;
      const history = [earlier(held(), talk)];
      expect(place(history, { days: since + 180 })).toMatchObject({ kind: 'owner' });
      expect(place(history, { days: since + 181 })).toEqual(asUsual);
    }
  });

  test('CL-14 goes to who had them last, also by a hand-over', () => {
    const talk = { lastReplyAt: minutesLater(9).toISOString() };
    expect(place([earlier(held('ada'), talk), earlier(held('ben', minutesLater(5)))])).toMatchObject({
      agentId: 'ada',
    });
    expect(place([earlier(held('ada')), earlier(held('ben', minutesLater(5)))])).toMatchObject({
      agentId: 'ben',
    });
  });

  test.each<[string, Parameters<typeof place>[1]]>([
    ['has no license', { team: [anAgent('ada', { licensed: false })] }],
    ['has left', { team: [anAgent('ben')] }],
    ['has just left', { team: [anAgent('ada', { left: { at: NOW.toISOString() } })] }],
    ['has no phone', { team: [{ ...anAgent('ada'), phone: undefined }] }],
    [
      'is on vacation',
      { routing: { members: [aMember('ada', { pausedUntil: minutesLater(day).toISOString() })] } },
    ],
  ])('CL-14 is offered as usual, and marked, when that agent %s', (_why, facts) => {
    expect(place([earlier(held())], facts)).toEqual(asReturning);
  });

  test('CL-14 goes to an agent who is no member of lead routing: the client is theirs', () => {
    expect(place([earlier(held())], { routing: { members: [] } })).toMatchObject({ kind: 'owner' });
  });

  test('CL-14 is offered as usual, and marked, by configuration and when they are on the line', () => {
    const both = [earlier(held()), earlier(anOpenRace())];
    expect(place(both, { by: 'offer' })).toEqual(asReturning);
    expect(place(both, { kind: 'warm-transfer' })).toEqual(asReturning);
  });

  test('CL-14 waits for the team’s undecided referral of theirs, the latest of several', () => {
    const first = anOpenRace();
    const second = anOpenRace({ offered: [], waits: { for: first.referralId, offered: [], minutes: 60 } });
    const later = minutesLater(1).toISOString();
    expect(place([earlier(second, {}, later), earlier(first)])).toEqual({
      kind: 'wait',
      for: second.referralId,
    });
    expect(place([earlier(held()), earlier(first)])).toEqual({ kind: 'wait', for: first.referralId });
    expect(place([earlier(anOpenRace({ teamId: 'south' }))])).toEqual(asUsual);
    // Its window is over: nobody can claim it any more, though nobody has closed it yet.
    expect(place([earlier(first)], { days: 1 })).toEqual(asUsual);
  });
});

describe('the race of one', () => {
  const open = anOpenRace();
  const given = racePlaced(open, { kind: 'owner', agentId: 'ada', heldBy: 'ref_1' }, 'act_1', NOW);
  const waiting = racePlaced(open, { kind: 'wait', for: 'ref_1' }, 'act_1', NOW);
  const kinds = (before: Race | undefined, after: Race) =>
    changesBetween(before, after).map(({ kind }) => kind);

  test('CL-14 that goes to its agent is claimed from the start, and was never offered to anyone', () => {
    expect(given).toMatchObject({
      status: 'claimed',
      offered: ['ada'],
      claim: { agentId: 'ada', by: 'returning' },
    });
    expect(kinds(undefined, given)).toEqual(['claimed']);
  });

  test('CL-14 that waits is offered to nobody until it is its turn, with its whole window', () => {
    expect(waiting).toMatchObject({
      offered: [],
      waits: { for: 'ref_1', offered: open.offered, minutes: 60 },
    });
    expect(kinds(undefined, waiting)).toEqual([]);
    expect(kinds(waiting, open)).toEqual(['opened']);
    expect(kinds(waiting, given)).toEqual(['claimed']);
  });
});
