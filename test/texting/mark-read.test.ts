// The owner has read up to an instant, which is never in the future.
import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../lambdas/claiming/referral.ts';
import { markRead } from '../../lambdas/texting/mark-read.ts';
import { aClaimedRace, anOpenRace, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { anAgent, asAgent } from '../people/support/teams.ts';

function reading(race: Race | undefined) {
  const noted: unknown[] = [];
  const deps = {
    people: { readAgent: async () => anAgent('ada') },
    races: { read: async () => race },
    conversations: { noteRead: async (...note: unknown[]) => void noted.push(note) },
  };
  return {
    noted,
    mark: (caller = asAgent('ada'), until = NOW.toISOString()) =>
      markRead(caller, { referralId: 'ref_1', until }, NOW, deps),
  };
}

describe('reading a conversation', () => {
  test('TX-4 the owner has read what was written by then', async () => {
    const { noted, mark } = reading(aClaimedRace());
    const until = minutesLater(-5).toISOString();
    expect(await mark(asAgent('ada'), until)).toEqual({ until });
    expect(noted).toEqual([['ref_1', until, NOW]]);
  });

  test('TX-4 nobody has read what is still to come', async () => {
    const { mark } = reading(aClaimedRace());
    expect(await mark(asAgent('ada'), minutesLater(5).toISOString())).toEqual({ until: NOW.toISOString() });
  });

  test('TX-4 the lead’s reading, and anyone else’s, changes nothing', async () => {
    for (const [race, caller] of [
      [aClaimedRace(), asAgent('lena')],
      [aClaimedRace(), asAgent('ada', 'south')],
      [anOpenRace(), asAgent('ada')],
      [undefined, asAgent('ada')],
    ] as const) {
      const { noted, mark } = reading(race);
      expect(await mark(caller)).toEqual({ refused: 'not-found' });
      expect(noted).toEqual([]);
    }
  });
});
