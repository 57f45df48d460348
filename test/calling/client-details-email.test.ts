// CA-7: the client's details go to the winner's mailbox when the answered call is over.
import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../lambdas/calling/call.ts';
import { attemptIdOf } from '../../lambdas/calling/call-store.ts';
import type { ClaimAttempt } from '../../lambdas/claiming/claim.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { verdictOnTime } from '../../lambdas/delivery/gate/gate.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { anAttempt, client, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import {
  created,
  dispatched,
  notifications,
  outbox,
  outboxMessages,
  people,
  races,
  stores,
  told,
} from '../stream/support/dependencies.ts';
import { aRequest, secondsLater } from './support/calls.ts';

const { calls } = stores;

const idIn = ({ referralId }: OpenRace) => ({ referralId, agentId: 'ada' });

async function called(race?: OpenRace): Promise<OpenRace> {
  const open = race ?? (await created());
  await calls.request(aRequest({ ...idIn(open), teamId: open.teamId }), NOW);
  return open;
}
/** Ada wins by the call of `attempt`, or otherwise. */
const won = (race: OpenRace, attempt: Attempt = 1, more: Partial<ClaimAttempt> = {}) =>
  dispatched(keys.race(race.referralId), () =>
    races.claim(anAttempt(race, { actId: attemptIdOf(idIn(race), attempt), ...more })),
  );
const ended = (race: OpenRace, attempt: Attempt, at = secondsLater(45)) =>
  dispatched(keys.call(race.referralId, 'ada'), () => calls.noteEnd(idIn(race), attempt, at), at);

/** The details email as it is in the outbox now, and what the gate says to it. */
async function email(now = NOW) {
  const [sent, ...others] = outboxMessages().filter(
    ({ purpose }) => purpose.kind === 'notification' && purpose.notification === 'client-details',
  );
  if (sent === undefined || others.length > 0) throw new Error(`There are ${others.length} emails too many`);
  const { content } = await outbox.read(sent.outboxId);
  return { outboxId: sent.outboxId, content, verdict: await verdictOnTime(content, now) };
}

describe('the client’s details', () => {
  test('CA-7 wait for the end of the call that won, and go out by it, once', async () => {
    const race = await called();
    await won(race);
    const waiting = await email();
    expect(waiting.verdict).toEqual({ verdict: 'hold', reason: 'not-yet', until: minutesLater(15) });
    expect(waiting.content).toMatchObject({ channel: 'email', to: 'ada@team.example' });
    await ended(race, 1);
    expect(new Set(told.queued)).toEqual(new Set([`email ${waiting.outboxId}`]));
    expect((await email(secondsLater(45))).verdict).toEqual({ verdict: 'send' });
  });

  test('CA-7 go out fifteen minutes after the claim when nobody tells that the call is over', async () => {
    const race = await called();
    await won(race, 1, { at: minutesLater(3) });
    expect((await email(new Date(minutesLater(18).getTime() - 1))).verdict).toMatchObject({
      verdict: 'hold',
    });
    expect((await email(minutesLater(18))).verdict).toEqual({ verdict: 'send' });
  });

  test('CA-7 do not wait when the call was over before its claim was dispatched', async () => {
    const race = await called();
    await calls.noteEnd(idIn(race), 1, NOW);
    await won(race);
    expect((await email()).verdict).toEqual({ verdict: 'send' });
  });

  test('CA-7 go out at once for a PIN: we placed no call to wait for', async () => {
    const race = await called();
    await won(race, 1, { by: 'pin', actId: 'act_1' });
    expect((await email()).verdict).toEqual({ verdict: 'send' });
  });

  test('CA-7 the end of the other call releases nothing', async () => {
    const race = await called();
    await won(race, 2);
    await ended(race, 1);
    expect(told.queued).toEqual([]);
    expect((await email()).verdict).toMatchObject({ verdict: 'hold' });
    await ended(race, 2);
    expect((await email(secondsLater(45))).verdict).toEqual({ verdict: 'send' });
  });

  test('CA-7 the end of a call that lost tells its agent nothing about the client', async () => {
    const race = await called();
    await dispatched(keys.race(race.referralId), () =>
      races.claim(anAttempt(race, { agentId: 'ben', actId: 'x' })),
    );
    told.created.clear();
    await ended(race, 1);
    expect(outboxMessages()).toEqual([]);
    expect(told.queued).toEqual([]);
  });

  test('CA-7 what went out already is not queued again by a late end', async () => {
    const race = await called();
    await won(race);
    const { outboxId, content } = await email();
    await outbox.claimForSending(content, 0, minutesLater(15));
    await outbox.applyReceipt({ outboxId, status: 'accepted', at: minutesLater(15).toISOString() });
    await ended(race, 1, minutesLater(16));
    expect(told.queued).toEqual([]);
  });

  test('CA-7 say who the client is and where to find them, to the winner alone', async () => {
    const race = await called();
    await won(race);
    const { content } = await email();
    for (const part of Object.values(client)) expect(content.body).toContain(part);
    expect(content.body).toContain(`/referrals/${race.referralId}`);
    const others = outboxMessages().filter(({ outboxId }) => outboxId !== content.outboxId);
    expect(others.length).toBeGreaterThan(0);
    for (const part of Object.values(client)) expect(JSON.stringify(others)).not.toContain(part);
  });

  test('CA-7 are not emailed to who won by a text: they are on the dashboard', async () => {
    const race = await created();
    await won(race, 1, { by: 'text', text: 'Hi Clara', actId: 'msg_1' });
    expect(notifications().filter((notice) => notice.startsWith('client-details'))).toEqual([]);
  });

  test('CA-7 an agent without an email misses it, and holds nothing else back', async () => {
    const race = await called();
    const { devices, email: _none, ...agent } = anAgent('ada', { teamId: race.teamId });
    await people.saveAgent(agent);
    await won(race);
    expect(notifications()).toEqual(['referral-claimed ben email', 'referral-claimed lena email']);
  });
});
