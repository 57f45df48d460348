// An agent who left or has no license: offers leave them, what a leaver owned goes on, and a claim at the same moment is on one side or the other.
import { describe, expect, test } from '@jest/globals';
import type { ClaimOutcome } from '../../../lambdas/claiming/claim.ts';
import { onRaceChanged } from '../../../lambdas/claiming/on-race-changed.ts';
import { ownerOf, type Race } from '../../../lambdas/claiming/referral.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { dependencies, dispatched, notifications, races, stores } from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';
import {
  aTeamOf,
  endDeps,
  ended,
  followed,
  LATER,
  offeredTo,
  ownedBy,
  people,
  removed,
  routing,
  saveAgent,
} from '../support/leaving.ts';
import { anAttempt, minutesLater } from '../support/referrals.ts';

const raceOf = async (referralId: string): Promise<Race> => {
  const race = await races.read(referralId);
  if (race === undefined) throw new Error('There is no such race');
  return race;
};
const ways = ['leaves', 'loses the license'] as const;
type Way = (typeof ways)[number];
const write = (way: Way, teamId: string, agentId: string) =>
  way === 'leaves'
    ? people.leave(teamId, agentId, { at: LATER.toISOString() })
    : saveAgent(teamId, agentId, false, LATER);

describe(onEngine('an agent who goes'), () => {
  test.each(ways)(
    'PE-4 PE-5 who %s is offered nothing any more, and their claims are not offered',
    async (way) => {
      const { teamId, agentIds } = await aTeamOf(3);
      const [, ada = '', ben = ''] = agentIds;
      const open = await offeredTo(teamId, agentIds);
      await write(way, teamId, ada);
      await ended(teamId, ada);
      expect(await raceOf(open.referralId)).toMatchObject({ status: 'offered', offered: [agentIds[0], ben] });
      for (const by of ['text', 'call', 'pin'] as const) {
        const claim = await races.claim(anAttempt(open, { agentId: ada, by, text: 'Hi', at: LATER }));
        expect(claim).toEqual({ kind: 'not-offered' });
      }
      expect(await races.claim(anAttempt(open, { agentId: ben, at: LATER }))).toMatchObject({ kind: 'won' });
    },
  );

  test('PE-4 what they owned goes to the lead, or to whom it was handed, once, and stays told as theirs before', async () => {
    const { teamId, lead, agentIds } = await aTeamOf(3);
    const [, ada = '', ben = ''] = agentIds;
    const owned = [await ownedBy(teamId, ada), await ownedBy(teamId, ada)];
    const bens = await ownedBy(teamId, ben);
    expect(await removed(teamId, ada)).toEqual({ handedOver: 2 });
    expect(await removed(teamId, ada, { handTo: ben })).toEqual({ handedOver: 2 });
    for (const { referralId } of owned) {
      expect(await raceOf(referralId)).toMatchObject({
        status: 'claimed',
        claim: { agentId: lead, by: 'assignment', from: ada, wonBy: 'call', because: 'owner-left' },
      });
    }
    expect(await removed(teamId, ben, { handTo: lead })).toEqual({ handedOver: 1 });
    expect(ownerOf(await raceOf(bens.referralId))).toBe(lead);
  });

  test('PE-5 what they own stays theirs without a license, until the lead hands it over', async () => {
    const { teamId, agentIds } = await aTeamOf(2);
    const [, ada = ''] = agentIds;
    const own = await ownedBy(teamId, ada);
    await write('loses the license', teamId, ada);
    expect(await ended(teamId, ada)).toBe(0);
    expect(ownerOf(await raceOf(own.referralId))).toBe(ada);
  });

  test('PE-5 who has the license back before all is done loses nothing more', async () => {
    const { teamId, agentIds } = await aTeamOf(2);
    const [, ada = ''] = agentIds;
    const open = await offeredTo(teamId, agentIds);
    await write('loses the license', teamId, ada);
    await saveAgent(teamId, ada);
    await ended(teamId, ada);
    expect((await raceOf(open.referralId)).offered).toContain(ada);
  });

  test('PE-4 sixty referrals go page by page; stopped anywhere and begun again, all are handed over and counted once', async () => {
    const { teamId, lead, agentIds } = await aTeamOf(2);
    const [, ada = ''] = agentIds;
    const owned = await Promise.all(Array.from({ length: 60 }, (_, n) => ownedBy(teamId, ada, n)));
    await people.leave(teamId, ada, { at: LATER.toISOString() });
    let left = 31;
    const breaking = {
      ...endDeps,
      referrals: {
        ...endDeps.referrals,
        reassign: async (...given: Parameters<typeof endDeps.referrals.reassign>) => {
          left -= 1;
          if (left < 0) throw new Error('crash');
          return endDeps.referrals.reassign(...given);
        },
      },
    };
    await expect(ended(teamId, ada, breaking)).rejects.toThrow('crash');
    await Promise.all([followed(teamId, ada), removed(teamId, ada)]);
    for (const { referralId } of owned) expect(ownerOf(await raceOf(referralId))).toBe(lead);
    expect(await removed(teamId, ada)).toEqual({ handedOver: 60 });
  });

  test('PE-4 they leave lead routing, and their account and text alerts end', async () => {
    const { teamId, lead, agentIds } = await aTeamOf(3);
    const [, ada = '', ben = ''] = agentIds;
    const members = [ada, ben].map((agentId) => ({
      agentId,
      buyers: true,
      sellers: true,
      warmTransfer: false,
    }));
    await routing.saveLeadRouting(teamId, { enabled: true, fallbackAgentId: ada, members }, undefined);
    await removed(teamId, ada);
    expect(await followed(teamId, ada)).toEqual([`disable ${ada}`, `sign out ${ada}`]);
    expect((await routing.readRoutedTeam(teamId))?.routing).toEqual({
      enabled: true,
      fallbackAgentId: lead,
      members: [members[1]],
    });
  });
});

/** The moments at which a claim may come: before and after each step by which an agent goes. */
const moments = ['before', 'gone', 'read', 'withdrawn', 'followed'] as const;

describe(onEngine('a claim that races an agent who goes'), () => {
  const cases = ways.flatMap((way) => moments.map((moment) => [way, moment] as const));

  test.each(cases)(
    'PE-4 PE-5 who %s: a claim that comes once they are %s is first or refused, never both, and nothing is lost',
    async (way, moment) => {
      const { teamId, lead, agentIds } = await aTeamOf(3);
      const [, ada = ''] = agentIds;
      const open = await offeredTo(teamId, agentIds);
      const key = keys.race(open.referralId);
      let outcome: ClaimOutcome | undefined;
      const at = async (now: (typeof moments)[number]) => {
        if (now !== moment) return;
        const attempt = anAttempt(open, { agentId: ada, by: 'text', text: 'Hi', actId: 'msg_1', at: LATER });
        outcome = await dispatched(key, () => races.claim(attempt), LATER);
      };
      const deps = {
        ...endDeps,
        races: {
          ...races,
          withdrawOffer: async (race: Race, agentId: string) => {
            await at('read');
            const settled = await dispatched(key, () => races.withdrawOffer(race, agentId), LATER);
            await at('withdrawn');
            return settled;
          },
        },
      };
      await at('before');
      await write(way, teamId, ada);
      await at('gone');
      await ended(teamId, ada, deps);
      await at('followed');
      await ended(teamId, ada);

      const race = await raceOf(open.referralId);
      if (outcome?.kind === 'won') {
        // The claim was first: the referral is the lead's, or read-only.
        expect(ownerOf(race)).toBe(way === 'leaves' ? lead : ada);
        expect(['before', 'gone', 'read']).toContain(moment);
      } else {
        expect(outcome).toEqual({ kind: 'not-offered' });
        expect(race).toMatchObject({ status: 'offered', offered: agentIds.filter((id) => id !== ada) });
      }
    },
  );

  test.each(ways)('PE-4 PE-5 twenty claims at the very moment at which their agent %s', async (way) => {
    const { teamId, lead, agentIds } = await aTeamOf(2);
    const [, ada = ''] = agentIds;
    const open = await Promise.all(Array.from({ length: 20 }, (_, n) => offeredTo(teamId, agentIds, n)));
    const goes = async () => {
      await write(way, teamId, ada);
      await ended(teamId, ada);
    };
    const claims = open.map(async (race, place) => {
      // One after the other, so that some come before and some after.
      for (let waited = 0; waited < place; waited += 1) await races.read(race.referralId);
      const attempt = anAttempt(race, { agentId: ada, actId: `act-${place}`, at: minutesLater(6) });
      return dispatched(keys.race(race.referralId), () => races.claim(attempt), LATER);
    });
    const [outcomes] = await Promise.all([Promise.all(claims), goes()]);
    await ended(teamId, ada);
    for (const [place, { referralId }] of open.entries()) {
      const race = await raceOf(referralId);
      const hasWon = outcomes[place]?.kind === 'won';
      if (hasWon) expect(ownerOf(race)).toBe(way === 'leaves' ? lead : ada);
      else expect(race).toMatchObject({ status: 'offered', offered: [lead] });
    }
  });
});

describe(onEngine('what follows for the others'), () => {
  test('CL-8 PE-4 when nobody else is left the lead is offered it', async () => {
    const { teamId, lead, agentIds } = await aTeamOf(3);
    const [, ada = '', ben = ''] = agentIds;
    const open = await offeredTo(teamId, [ada, ben]);
    await races.decline(open.referralId, ben);
    await write('leaves', teamId, ada);
    await dispatched(keys.race(open.referralId), () => ended(teamId, ada), LATER);
    expect(await raceOf(open.referralId)).toMatchObject({ status: 'offered', offered: [ben, lead] });
  });

  test('CL-8 PE-5 when the lead may not claim either, the source has it back at once', async () => {
    const { teamId, lead } = await aTeamOf(1);
    const open = await offeredTo(teamId, [lead]);
    await write('loses the license', teamId, lead);
    await dispatched(keys.race(open.referralId), () => ended(teamId, lead), LATER);
    expect(await raceOf(open.referralId)).toMatchObject({
      status: 'returned',
      returned: { reason: 'nobody-left' },
    });
  });

  test('PE-4 PE-5 a referral that was created while they went is taken from them by its own reaction', async () => {
    const { teamId, agentIds } = await aTeamOf(3);
    const [lead, ada = '', ben = ''] = agentIds;
    await write('leaves', teamId, ada);
    await write('loses the license', teamId, ben);
    const late = await offeredTo(teamId, agentIds);
    await onRaceChanged(undefined, await raceOf(late.referralId), dependencies(LATER));
    expect((await raceOf(late.referralId)).offered).toEqual([lead]);
  });

  test('CA-1 PE-5 their running calls end', async () => {
    const { teamId, agentIds } = await aTeamOf(2);
    const [, ada = ''] = agentIds;
    const open = await offeredTo(teamId, agentIds);
    const { referralId, offerUntil } = open;
    await stores.calls.begin({ referralId, teamId, agentId: ada, offerUntil, phone: '+12065550150' }, LATER);
    await write('loses the license', teamId, ada);
    await dispatched(keys.race(referralId), () => ended(teamId, ada), LATER);
    expect(await stores.calls.read({ referralId, agentId: ada })).toMatchObject({ state: 'ended' });
    expect(notifications()).toEqual([]);
  });
});
