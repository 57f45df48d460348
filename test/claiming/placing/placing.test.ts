// Whatever begins, begins again or waits no longer takes its place among the client's others: at most one is open to the team's agents.
import { describe, expect, test } from '@jest/globals';
import type { Race, Referral } from '../../../lambdas/claiming/referral.ts';
import { createReferral } from '../../../lambdas/claiming/source/create-referral.ts';
import { offerAgain } from '../../../lambdas/claiming/source/offer-again.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { anAgent } from '../../people/support/teams.ts';
import {
  aReadyTeam,
  dependencies,
  dispatched,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';
import { introductionNumbers } from '../../texting/support/stores.ts';
import { placingDeps } from '../support/placing.ts';
import { anAttempt, client, minutesLater, NOW } from '../support/referrals.ts';

const deps = { ...placingDeps, consents: { read: async () => undefined } };
const source = { kind: 'source', clientId: 'network' } as const;
const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'I agree.' };

let clients = 0;
/** One client of one team, who refers themselves as often as they like. */
async function aClient() {
  clients += 1;
  const phone = `+1206595${String(clients).padStart(4, '0')}`;
  const teamId = await aReadyTeam();
  const request = {
    teamId,
    side: 'buyer',
    kind: 'standard',
    area: { city: 'Seattle', state: 'WA' },
    client: { ...client, phone, textConsent },
  } as const;
  return {
    phone,
    teamId,
    create: (now = NOW) => made(createReferral(source, { request, key: undefined }, now, deps)),
    again: (referralId: string, now = minutesLater(90), more: { teamId?: string; key?: string } = {}) =>
      offerAgain(source, { referralId, key: undefined, ...more }, now, deps),
  };
}

async function made(outcome: Promise<Awaited<ReturnType<typeof createReferral>>>): Promise<string> {
  const created = await outcome;
  if ('refused' in created) throw new Error(created.refused);
  return created.referralId;
}
async function referralOf(referralId: string): Promise<Referral> {
  const referral = await referrals.read(referralId);
  if (referral === undefined) throw new Error('There is none');
  return referral;
}
const raceOf = async (referralId: string): Promise<Race> => (await referralOf(referralId)).race;
const noted = <T>(referralId: string, act: () => Promise<T>, now = minutesLater(80)) =>
  dispatched(keys.race(referralId), act, now);
/** Withdrawn by the source, and the stream has told of it. */
const withdrawn = (referralId: string, now = minutesLater(80)) =>
  noted(referralId, () => races.withdraw(referralId, 'x', now), now);
const isOpen = (race: Race) => race.status === 'offered' && race.offered.length > 0;
/** How each stands: open to agents, waiting for which of them, or decided. */
const standings = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const race = await raceOf(id);
      if (race.status !== 'offered') return race.status;
      return race.waits === undefined ? 'open' : `waits for ${ids.indexOf(race.waits.for)}`;
    }),
  );

describe(onEngine('a referral that is offered again'), () => {
  test('CL-14 CL-15 waits for the team’s open one of the same client; nobody can text them about both', async () => {
    const { create, again } = await aClient();
    const first = await create();
    await withdrawn(first);
    const second = await create(minutesLater(85));
    expect(await again(first)).toEqual({ referralId: first, status: 'offered' });
    expect(await standings([first, second])).toEqual(['waits for 1', 'open']);
    const attempt = anAttempt(await raceOf(first), { by: 'text', text: 'Hi', at: minutesLater(91) });
    expect(await races.claim(attempt)).toEqual({ kind: 'not-offered' });
    expect(told.started).not.toContain(`${first}-2`);
  });

  test('CL-14 CL-15 then it goes to who claims that one, or is offered with its whole window', async () => {
    for (const isClaimed of [true, false]) {
      const { create, again, teamId } = await aClient();
      const first = await create();
      await withdrawn(first);
      const second = await create(minutesLater(85));
      await again(first);
      const text = { at: minutesLater(100), by: 'text', text: 'Hi' } as const;
      if (isClaimed) {
        await noted(second, () => races.claim(anAttempt({ referralId: second, teamId }, text)), text.at);
        expect(await raceOf(first)).toMatchObject({
          claim: { agentId: 'ada', by: 'returning' },
          round: 2,
        });
      } else {
        await withdrawn(second, minutesLater(100));
        expect(await raceOf(first)).toMatchObject({
          status: 'offered',
          offerUntil: minutesLater(160).toISOString(),
          round: 2,
        });
        expect(await standings([first])).toEqual(['open']);
      }
    }
  });

  test('CL-14 CL-15 goes to the agent of the team who has the client, in their inbox, told so, however often it is asked', async () => {
    const { create, again, teamId } = await aClient();
    const first = await create();
    const second = await create();
    await races.noteGreeted(second, NOW.toISOString(), undefined);
    await withdrawn(second);
    await noted(first, () =>
      races.claim(anAttempt({ referralId: first, teamId }, { by: 'text', text: 'Hi' })),
    );
    told.created.clear();
    const answer = await noted(second, () => again(second));
    expect(answer).toEqual({ referralId: second, status: 'claimed', returning: true });
    expect(await again(second)).toEqual(answer);
    const { race, details } = await referralOf(second);
    expect(race).toMatchObject({ offered: ['ada'], claim: { agentId: 'ada', by: 'returning' }, round: 2 });
    for (const gone of ['returned', 'waits', 'repliedAt', 'greetedAt']) expect(race).not.toHaveProperty(gone);
    expect(details.returning).toBe(true);
    expect(await table.get(keys.offer(second, 'ada', 2))).toMatchObject({ inboxPk: 'AGENT#ada' });
    const kinds = [...told.created.values()].map(({ purpose }) =>
      purpose.kind === 'notification' ? `${purpose.notification} ${purpose.agentId}` : purpose.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['client-returned ada']));
    expect(told.started).not.toContain(`${second}-2`);
  });

  test('CL-14 CL-15 is marked where the team has had the client and offered as usual; another team knows nothing of it', async () => {
    const { create, again, teamId } = await aClient();
    const first = await create();
    await noted(first, () => races.claim(anAttempt({ referralId: first, teamId })));
    const second = await create();
    await noted(second, () =>
      races.giveBack(second, { teamId, agentId: 'ada', leads: false }, 'x', minutesLater(80)),
    );
    const paused = {
      readRoutedTeam: async (id: string) => ({
        ...(await deps.routing.readRoutedTeam(id)),
        agents: [anAgent('ben'), anAgent('lena')],
      }),
    };
    const usual = { ...deps, routing: paused };
    const asked = { referralId: second, key: undefined };
    expect(await offerAgain(source, asked, minutesLater(90), usual)).toEqual({
      referralId: second,
      status: 'offered',
      returning: true,
    });
    expect((await referralOf(second)).details.returning).toBe(true);
    await withdrawn(second, minutesLater(95));
    expect(await again(second, minutesLater(96), { teamId: await aReadyTeam() })).toEqual({
      referralId: second,
      status: 'offered',
    });
    expect((await referralOf(second)).details).not.toHaveProperty('returning');
  });

  test('CL-14 TX-12 when no number is free, its agent goes on from the number that they have', async () => {
    const { create, again, phone, teamId } = await aClient();
    const first = await create();
    const second = await create();
    await withdrawn(second);
    await noted(first, () =>
      races.claim(anAttempt({ referralId: first, teamId }, { by: 'text', text: 'Hi' })),
    );
    for (const other of ['ref_x', 'ref_y', 'ref_z']) {
      await stores.numberLeases.take(phone, other, introductionNumbers, minutesLater(80));
    }
    await again(second);
    expect(await raceOf(second)).not.toHaveProperty('noNumberFree');
    expect(await raceOf(first)).toMatchObject({ noNumberFree: true });
  });

  test('CL-12 it has its number from the start', async () => {
    const { create, again, phone } = await aClient();
    const first = await create();
    await withdrawn(first);
    expect(await raceOf(first)).toMatchObject({ noNumberFree: true });
    await again(first);
    expect(await raceOf(first)).not.toHaveProperty('noNumberFree');
    const number = await stores.numberLeases.take(phone, first, introductionNumbers, minutesLater(91));
    expect(number).toBeDefined();
  });

  test('CL-14 CL-15 one that was withdrawn while it waited waits for nothing in its next round', async () => {
    const { create, again } = await aClient();
    const first = await create();
    const second = await create();
    await withdrawn(second);
    await withdrawn(first);
    await again(second);
    expect(await raceOf(second)).not.toHaveProperty('waits');
    expect(await standings([second])).toEqual(['open']);
  });

  test('CL-14 of many offered again, or created, at the same moment, one is open; each is settled in its turn, one at a time', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { create, again } = await aClient();
      const old = [];
      for (let each = 0; each < 3; each += 1) {
        const referralId = await create(minutesLater(each));
        await withdrawn(referralId, minutesLater(80));
        old.push(referralId);
      }
      const fresh = await Promise.all([
        ...old.map(async (id) => ({ id, answer: await again(id) })),
        ...[1, 2].map(async () => ({ id: await create(minutesLater(90)), answer: undefined })),
      ]);
      const ids = fresh.map(({ id }) => id);
      for (let left = ids.length; left > 0; left -= 1) {
        const now = await Promise.all(ids.map(raceOf));
        expect(now.filter(isOpen)).toHaveLength(1);
        expect(now.filter(({ status }) => status === 'offered')).toHaveLength(left);
        const open = now.find(isOpen);
        if (open !== undefined) await withdrawn(open.referralId, minutesLater(91));
      }
    }
  });
});

describe(onEngine('two of one client that are offered again'), () => {
  test.each([
    ['the later one', [0, 1]],
    ['the earlier one', [1, 0]],
  ] as const)(
    'CL-14 CL-15 %s goes between the other’s reading and its write: one is open, and one waits',
    async (_, order) => {
      const { create, again } = await aClient();
      const both: string[] = [];
      for (let each = 0; each < 2; each += 1) {
        const referralId = await create(minutesLater(each));
        await withdrawn(referralId);
        both.push(referralId);
      }
      const [slow = '', fast = ''] = order.map((place) => both[place]);
      let overtaken = false;
      const readHistory: typeof stores.placing.readHistory = async (phone, teamId) => {
        const history = await stores.placing.readHistory(phone, teamId);
        if (!overtaken) {
          overtaken = true;
          await again(fast);
        }
        return history;
      };
      const slowly = { ...deps, referrals: { ...deps.referrals, readHistory } };
      await offerAgain(source, { referralId: slow, key: undefined }, minutesLater(90), slowly);
      expect(await standings([slow, fast])).toEqual(['waits for 1', 'open']);
    },
  );
});

describe(onEngine('what waits'), () => {
  test('CL-14 goes on waiting for the open one when the one between was withdrawn', async () => {
    const { create } = await aClient();
    const [first, second, third] = [await create(), await create(), await create()];
    expect(await standings([first, second, third])).toEqual(['open', 'waits for 0', 'waits for 1']);
    await withdrawn(second, minutesLater(5));
    expect(await standings([first, second, third])).toEqual(['open', 'returned', 'waits for 0']);
    await withdrawn(first, minutesLater(6));
    expect(await standings([third])).toEqual(['open']);
  });

  test('CL-14 CL-15 for one in its second round is not settled by the end of its first, told late', async () => {
    const { create, again } = await aClient();
    const first = await create();
    const before = await table.get(keys.race(first));
    await races.withdraw(first, 'x', minutesLater(80));
    const after = await table.get(keys.race(first));
    await again(first);
    const second = await create(minutesLater(91));
    expect(await standings([first, second])).toEqual(['open', 'waits for 0']);
    await dispatch({ before, after }, dependencies(minutesLater(92)));
    expect(await standings([first, second])).toEqual(['open', 'waits for 0']);
    await withdrawn(first, minutesLater(93));
    expect(await standings([second])).toEqual(['open']);
  });

  test('CL-14 is marked when it is offered at last and the team has had the client', async () => {
    const { create, teamId } = await aClient();
    const [first, second] = [await create(), await create()];
    await races.claim(anAttempt({ referralId: first, teamId }));
    const { devices, ...ada } = anAgent('ada', { teamId, licensed: false });
    await people.saveAgent(ada);
    await noted(first, async () => {}, minutesLater(5));
    const race = await raceOf(first);
    for (let times = 0; times < 2; times += 1) {
      await dispatch({ before: undefined, after: { ...race, type: 'race' } }, dependencies(minutesLater(5)));
    }
    expect(await standings([second])).toEqual(['open']);
    expect((await referralOf(second)).details.returning).toBe(true);
  });

  test('CL-14 goes to who has the client by another referral when the one it waited for went back', async () => {
    const { create, again, teamId } = await aClient();
    const first = await create();
    const second = await create();
    await noted(first, () => races.claim(anAttempt({ referralId: first, teamId })));
    await noted(first, () =>
      races.giveBack(first, { teamId, agentId: 'ada', leads: false }, 'x', minutesLater(20)),
    );
    expect(await raceOf(second)).toMatchObject({ claim: { agentId: 'ada' } });
    expect(await again(first)).toMatchObject({ status: 'claimed', returning: true });
  });
});
