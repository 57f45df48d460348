// Greetings on a real table: whom a team greets when a referral is offered to it, and whom not.
import { describe, expect, test } from '@jest/globals';
import type { ConciergeSettings } from '../../../lambdas/campaigns/concierge/concierge.ts';
import type { Details, OpenRace } from '../../../lambdas/claiming/referral.ts';
import type { Coverage } from '../../../lambdas/consent/coverage.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import type { AgentsMessage } from '../../../lambdas/texting/message.ts';
import { anOpenRace, client, minutesLater, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { asAgent } from '../../people/support/teams.ts';
import {
  aReadyTeam,
  dependencies,
  dispatched,
  outbox,
  races,
  referrals,
  stores,
  table,
  told,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';

const atOnce: ConciergeSettings = { enabled: true, when: 'created', greetings: {} };
const anHourLater: ConciergeSettings = { ...atOnce, when: 'unclaimed', afterMinutes: 20 };

let phones = 0;
function aClient(covers: Coverage[] | undefined) {
  phones += 1;
  const textConsent = { at: NOW.toISOString(), source: 'form', words: 'Text me.', covers };
  return { ...client, phone: `+1202555${String(2000 + phones)}`, textConsent };
}

async function aTeamThatGreets(settings: ConciergeSettings): Promise<string> {
  const teamId = await aReadyTeam();
  const act = actOf(asAgent('lena', teamId), 'save-concierge', NOW, newId('act'));
  await stores.concierges.save(
    { teamId, settings, updatedAt: NOW.toISOString(), version: 1 },
    undefined,
    act,
  );
  return teamId;
}

/** A referral that is created, told of twice; answers what stands in its conversation. */
async function greetings(
  settings: ConciergeSettings,
  { race = {}, details = {}, covers }: Given = {},
): Promise<AgentsMessage[]> {
  const open = anOpenRace({ teamId: await aTeamThatGreets(settings), ...race });
  const its = someDetails(open, { client: aClient(covers ?? ['conversation', 'automated']), ...details });
  await dispatched(keys.race(open.referralId), () => referrals.create(open, its));
  return writtenIn(open.referralId);
}
type Given = { race?: Partial<OpenRace>; details?: Partial<Details>; covers?: Coverage[] };

async function writtenIn(referralId: string): Promise<AgentsMessage[]> {
  const { messages } = await stores.conversations.list(referralId, undefined);
  return messages.filter((message) => message.direction === 'outbound');
}

describe(onEngine('greetings'), () => {
  test('CP-8 a new client is greeted once, in the team’s name, by words that name nobody who has them', async () => {
    const [greeting, ...more] = await greetings(atOnce);
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({
      agentId: 'lena',
      automated: { kind: 'greeting' },
      delivery: 'queued',
      introduction: { agentName: 'North Side' },
      body: expect.stringMatching(
        /^North Side, .*: Hi Clara, thanks for asking about buying a home in Seattle/,
      ),
      staleAt: minutesLater(60).toISOString(),
    });
    expect(greeting).not.toHaveProperty('notBefore');
  });

  test('CP-8 when nobody claims: it waits for so many minutes after the referral came in', async () => {
    expect(await greetings(anHourLater)).toMatchObject([{ notBefore: minutesLater(20).toISOString() }]);
    const short = { race: { offerUntil: minutesLater(20).toISOString() } };
    expect(await greetings(anHourLater, short)).toEqual([]);
  });

  test.each<[string, ConciergeSettings, Given]>([
    ['a team that is off', { ...atOnce, enabled: false }, {}],
    ['CO-20 consent to conversation alone', atOnce, { covers: ['conversation'] }],
    ['TX-1 a client without consent to texts', atOnce, { race: { textingPreferred: false } }],
    ['TX-7 who opted out', atOnce, { race: { clientOptedOut: true } }],
    ['CL-12 no number free', atOnce, { race: { noNumberFree: true } }],
    ['CA-11 a client on the line', atOnce, { details: { kind: 'warm-transfer' } }],
    ['CL-7 a window that is over', atOnce, { race: { offerUntil: NOW.toISOString() } }],
  ])('CP-8 nobody is greeted: %s', async (_why, settings, given) => {
    expect(await greetings(settings, given)).toEqual([]);
  });

  test('CP-8 CL-3 a claim that is first leaves no greeting, whenever the stream tells of the offer', async () => {
    const open = anOpenRace({ teamId: await aTeamThatGreets(atOnce) });
    await referrals.create(open, someDetails(open, { client: aClient(['automated']) }));
    const before = undefined;
    const after = await table.get(keys.race(open.referralId));
    const act = { agentId: 'ada', by: 'call', actId: 'act-1', at: NOW } as const;
    await races.claim({ referralId: open.referralId, teamId: open.teamId, ...act });
    await dispatch({ before, after }, dependencies());
    expect(await writtenIn(open.referralId)).toEqual([]);
  });

  test('CP-8 CL-15 RT-10 the team of the next round greets for itself, counted from its own turn', async () => {
    const [teamId, next] = [await aTeamThatGreets(atOnce), await aTeamThatGreets(anHourLater)];
    const open = anOpenRace({ teamId });
    const its = someDetails(open, { client: aClient(['automated']) });
    await dispatched(keys.race(open.referralId), () => referrals.create(open, its));
    const offeredAgain = { at: minutesLater(61).toISOString(), actId: 'act-2' };
    const round = { teamId: next, round: 2, offeredAgain, offerUntil: minutesLater(121).toISOString() };
    const item = await table.get(keys.race(open.referralId));
    const put = () => table.put({ ...item, ...round });
    await dispatched(keys.race(open.referralId), put, minutesLater(61));
    const [first, second] = await writtenIn(open.referralId);
    expect(second).toMatchObject({
      messageId: `${first?.messageId}-2`,
      notBefore: minutesLater(81).toISOString(),
    });
  });

  test('CP-8 once the carrier has it the race says so, in its round and once; a greeting that is refused leaves none', async () => {
    const open = anOpenRace({ teamId: await aTeamThatGreets(atOnce) });
    const its = someDetails(open, { client: aClient(['automated']) });
    await dispatched(keys.race(open.referralId), () => referrals.create(open, its));
    const [greeting] = await writtenIn(open.referralId);
    const { messageId = '', at = '' } = greeting ?? {};
    const key = keys.message(open.referralId, at, messageId);
    await dispatch({ before: undefined, after: await table.get(key) }, dependencies());
    const outboxId = [...told.created.keys()].at(-1) ?? '';
    const isTold = (status: 'accepted' | 'delivered' | 'unconfirmed', minutes: number) =>
      dispatched(keys.outbox(outboxId), () =>
        outbox.applyReceipt({ outboxId, status, at: minutesLater(minutes).toISOString() }),
      );
    const greetedAt = async () => (await races.read(open.referralId))?.greetedAt;
    await isTold('unconfirmed', 1);
    expect(await greetedAt()).toBeUndefined();
    await isTold('accepted', 2);
    await isTold('delivered', 3);
    expect(await greetedAt()).toBe(minutesLater(2).toISOString());
  });
});
