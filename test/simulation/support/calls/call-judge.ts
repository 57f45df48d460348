// Judges what became of simulated calls: each end justified by what happened, and no step backwards on the way.
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { type Call, endFor } from '../../../../lambdas/calling/call.ts';
import { attemptIdOf } from '../../../../lambdas/calling/call-store.ts';
import type { Race } from '../../../../lambdas/claiming/referral.ts';
import { standOf } from '../../../calling/support/calls.ts';
import type { World } from './call-model.ts';
import type { CallAct } from './call-plan.ts';

export type CallStep = { before: Call | undefined; after: Call };

/** From the first ringing to the end: no step leads back to an earlier one, and no end becomes another. */
const order = [['none'], ['ringing 1'], ['missed 1', 'given up 1'], ['ringing 2'], ['missed 2'], ['pin']];
const rankOf = (stand: string) => {
  const rank = order.findIndex((each) => each.includes(stand));
  return rank === -1 ? order.length : rank;
};

export function judgeCallStep({ before, after }: CallStep): void {
  const [from, to] = [standOf(before), standOf(after)];
  if (from !== to && rankOf(to) <= rankOf(from)) throw new Error(`The call went back from ${from} to ${to}`);
  for (const attempt of [1, 2] as const) {
    const [was, is] = [before?.attempts[attempt], after.attempts[attempt]];
    if (was?.endedAt !== undefined && was.endedAt !== is.endedAt)
      throw new Error('The end of a call changed');
    if (was?.inVain !== undefined && was.inVain !== is.inVain) throw new Error('An answer in vain changed');
  }
}

/** What an act must have made of a race that was open: the claim or return that it is, or nothing. */
export function judgeAct(
  act: CallAct,
  before: { race: Race; call: Call | undefined; now: Date },
  after: Race,
): void {
  const { race, call } = before;
  const isOver = race.status !== 'offered';
  const expected = isOver ? race : endBy(act, race, call, before.now >= new Date(race.offerUntil));
  // Asked before jest is, which takes its time over a hundred thousand acts.
  if (isOver && isDeepStrictEqual(after, race)) return;
  if (expected === 'still open' && after.status === 'offered') return;
  expect({ act, race: after }).toMatchObject({ act, race: expected });
}

function endBy(act: CallAct, race: Race, call: Call | undefined, isLate: boolean): object | 'still open' {
  const isOut = race.declined.has('ada') || isLate;
  switch (act.kind) {
    case 'event': {
      const isAnswer = act.type === 'ANSWERED' || act.type === 'COMPLETED';
      if (!isAnswer || isOut || call?.attempts[act.attempt].dialedBy === undefined) return 'still open';
      const actId = attemptIdOf({ referralId: race.referralId, agentId: 'ada' }, act.attempt);
      return { status: 'claimed', claim: { agentId: 'ada', by: 'call', actId } };
    }
    case 'enter-pin':
      if (call?.state !== 'pin' || isOut) return 'still open';
      return { status: 'claimed', claim: { agentId: 'ada', by: 'pin' } };
    case 'teammate-claims':
      return { status: 'claimed', claim: { agentId: 'ben', actId: 'ben-1' } };
    case 'lead-declines':
      return { status: 'returned', returned: { reason: 'declined-by-lead' } };
    case 'window-ends':
      return { status: 'returned', returned: { reason: 'expired' } };
    default:
      return 'still open';
  }
}

/** Where the workflow must be waiting for a call to go on from where it stands: nobody is left without a next step. */
const waitsIn: Record<string, readonly string[]> = {
  'ringing 1': ['Dial'],
  'missed 1': ['Await call again'],
  'ringing 2': ['Dial again'],
  pin: ['Issue PIN'],
};
const overIn = ['End', 'Call over'];

/** When everything that was to run has run, before the window ends. */
export async function judgeStanding({ calls, id, workflow }: World): Promise<void> {
  const stand = standOf(await calls.read(id));
  const isIn = workflow.path.at(-1) ?? 'nowhere';
  if (!(waitsIn[stand] ?? overIn).includes(isIn))
    throw new Error(`The call is ${stand}, its workflow in ${isIn}`);
}

/** When all is over: one end for race, call and workflow, at most two calls, and everybody was told what is so. */
export async function judgeEnd(world: World, acts: readonly CallAct[]): Promise<void> {
  const { id, told, workflow } = world;
  const [race, call] = [await world.races.read(id.referralId), await world.calls.read(id)];
  if (race === undefined || call === undefined) throw new Error('The referral or its call is gone');
  expect(race.status).not.toBe('offered');
  expect({ stand: standOf(call), race: race.status }).toEqual({
    stand: call.state === 'ended' && race.declined.has('ada') ? 'ended' : endFor(call, race, world.now()),
    race: race.status,
  });
  expect(workflow.isOver()).toBe(true);
  expect(workflow.path).not.toContain('Call stalled');
  // Each attempt is rung at most once, and there is no third.
  const rung = told.placed.filter((each) => !each.endsWith('busy') && !each.endsWith('fault'));
  for (const attempt of ['1', '2']) {
    expect(rung.filter((each) => each.startsWith(attempt)).length).toBeLessThanOrEqual(1);
  }
  expect(rung.length).toBeLessThanOrEqual(2);
  judgeNotices(world, race, call);
  judgePin(world, acts);
  await judgeDetails(world, race, call);
}

/** CA-6: told of each call that was answered in vain, and of no other. */
function judgeNotices({ told }: World, race: Race, call: Call): void {
  const inVain = ([1, 2] as const).filter((attempt) => call.attempts[attempt].inVain !== undefined);
  expect(told.notifications.filter((each) => each === 'answered-in-vain ada')).toHaveLength(inVain.length);
  if (race.status === 'claimed' && race.claim.agentId === 'ada') expect(inVain).toEqual([]);
}

/** CA-3, CA-10: a PIN only after a second call, or where the carrier places no more. */
function judgePin({ told }: World, acts: readonly CallAct[]): void {
  const shown = told.steps.find(({ before, after }) => after.state === 'pin' && before?.state !== 'pin');
  if (shown === undefined) return;
  const wasDialedInVain = told.placed.some((each) => !each.endsWith('placed'));
  if (!wasDialedInVain) expect(shown.before?.attempt).toBe(2);
  expect(acts.some(({ kind }) => kind === 'ask')).toBe(true);
}

/** CA-7: the winner by phone gets the details once; at the end of their call, or fifteen minutes later. */
async function judgeDetails({ told, outbox, id }: World, race: Race, call: Call): Promise<void> {
  const emails = told.notifications.filter((each) => each === 'client-details ada');
  const hasWon = race.status === 'claimed' && race.claim.agentId === 'ada';
  expect(emails).toEqual(hasWon ? ['client-details ada'] : []);
  if (!hasWon) return;
  const attempt = ([1, 2] as const).find((each) => attemptIdOf(id, each) === race.claim.actId);
  const isOver = attempt === undefined || call.attempts[attempt].endedAt !== undefined;
  const waitsUntil = new Date(Date.parse(race.claim.at) + 15 * 60_000).toISOString();
  const outboxId = await detailsId(told.queued, outbox);
  if (outboxId === undefined) throw new Error('The details were never queued');
  const { notBefore } = (await outbox.read(outboxId)).content;
  if (isOver) expect(notBefore).not.toBe(waitsUntil);
  else expect(notBefore).toBe(waitsUntil);
}

async function detailsId(queued: readonly string[], outbox: World['outbox']): Promise<string | undefined> {
  for (const outboxId of queued) {
    const { purpose } = (await outbox.read(outboxId)).content;
    if (purpose.kind === 'notification' && purpose.notification === 'client-details') return outboxId;
  }
  return undefined;
}
