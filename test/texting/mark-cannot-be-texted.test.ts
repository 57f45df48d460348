// A client who is marked as one who cannot be texted: by whom, once a press, and at once on every referral of theirs.
import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../lambdas/claiming/referral.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { markCannotBeTexted } from '../../lambdas/texting/mark-cannot-be-texted.ts';
import {
  aClaimedRace,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';

function marking(race: Race) {
  const events: LedgerEvent[] = [];
  const told: string[] = [];
  const deps = {
    referrals: { read: async () => ({ race, details: someDetails(race) }) },
    people: { readTeam: async () => aTeam(), readAgent: async () => anAgent('ada') },
    consents: { record: async (event: LedgerEvent) => void events.push(event) },
    clientConsents: { tellReferrals: async (phone: string) => void told.push(phone) },
    derivedId,
  };
  return {
    events,
    told,
    mark: (caller = asAgent('ada'), now = NOW) => markCannotBeTexted(caller, race.referralId, now, deps),
  };
}

describe('marking a client', () => {
  test.each(['ada', 'lena'])(
    'TX-14 by %s goes into the ledger by whom, and is told at once',
    async (agentId) => {
      const { referralId, ...race } = aClaimedRace();
      const { events, told, mark } = marking({ referralId, ...race });
      expect(await mark(asAgent(agentId))).toEqual({ referralId, clientOptedOut: true });
      expect(events).toEqual([
        expect.objectContaining({
          act: 'marked-cannot-be-texted',
          program: 'introductions',
          phone: client.phone,
          at: NOW.toISOString(),
          teamId: 'north',
          agentId,
          referralId,
        }),
      ]);
      expect(told).toEqual([client.phone]);
    },
  );

  test('TX-14 pressed twice it is one act; later it is another, for a START may have come between', async () => {
    const { events, mark } = marking(aClaimedRace());
    for (const now of [NOW, new Date(NOW.getTime() + 5_000), minutesLater(2)])
      await mark(asAgent('ada'), now);
    const [first, again, later] = events.map(({ eventId }) => eventId);
    expect(again).toBe(first);
    expect(later).not.toBe(first);
  });

  test('TX-14 nobody else may, nor anyone before the claim', async () => {
    for (const [race, caller] of [
      [aClaimedRace(), asAgent('ben')],
      [aClaimedRace(), asAgent('ada', 'south')],
      [anOpenRace(), asAgent('ada')],
    ] as const) {
      const { events, told, mark } = marking(race);
      expect(await mark(caller)).toEqual({ refused: 'not-found' });
      expect([events, told]).toEqual([[], []]);
    }
  });
});
