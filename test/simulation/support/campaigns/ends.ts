// At the end of a history nothing is lost without a reason: each step that was due, each text that was written, each client of a bulk text.
import { runsOf } from '../../../../lambdas/campaigns/client-plans/client-plan.ts';
import type { Events } from '../campaign-references/events-reference.ts';
import type { StartReference } from '../campaign-references/start-reference.ts';
import type { Judging } from './judging.ts';
import { hourMs } from './local-clocks.ts';
import type { Runtime } from './runtime.ts';
import type { Stores } from './stores.ts';

type Lived = {
  runtime: Runtime;
  stores: Stores;
  events: Events;
  starts: StartReference;
  judging: Judging;
};

export async function judgeEnds(
  referralIds: readonly string[],
  { runtime, stores, events, starts, judging }: Lived,
): Promise<void> {
  for (const referralId of referralIds) {
    await judgeStart(referralId, { runtime, stores, starts });
    await judgePlan(referralId, { runtime, stores, events, judging });
    await judgeTexts(referralId, { runtime, stores });
  }
  for (const { bulkId, count } of events.bulks) {
    const bulk = await stores.bulks.read(bulkId);
    if (bulk === undefined) runtime.report(`${bulkId} is gone`);
    if (bulk?.status === 'sending' || bulk?.status === 'paused')
      runtime.report(`${bulkId} is ${bulk.status} for ever`);
    const told = Object.values(bulk?.unwritten ?? {}).reduce((sum, each) => sum + each, bulk?.written ?? 0);
    if (bulk?.status === 'done' && told !== count)
      runtime.report(`${bulkId} has ${told} of ${count} clients`);
  }
}

async function judgeStart(
  referralId: string,
  { runtime, stores, starts }: Pick<Lived, 'runtime' | 'stores' | 'starts'>,
): Promise<void> {
  const plan = await stores.clientPlans.read(referralId);
  const begun = plan && runsOf(plan).find(({ startedBy }) => startedBy === 'claim');
  const fault = starts.faultOf(referralId, begun);
  if (fault !== undefined) runtime.report(`${referralId} ${fault}`);
}

async function judgePlan(
  referralId: string,
  { runtime, stores, events, judging }: Omit<Lived, 'starts'>,
): Promise<void> {
  const plan = await stores.clientPlans.read(referralId);
  if (plan === undefined) return;
  judging.judgeSteps(referralId, plan.planId, plan);
  if (plan.state === 'running' && Date.parse(plan.next.nextAt) + hourMs < runtime.now()) {
    const { step, nextAt } = plan.next;
    runtime.report(`${referralId}'s step ${step} was due at ${nextAt}, and nothing became of it`);
  }
  const since = Date.parse(plan.since);
  const why = plan.state === 'running' ? events.whyOver(referralId, since) : undefined;
  if (why !== undefined) runtime.report(`${referralId}'s plan goes on, though ${why}`);
  if (plan.state !== 'stopped') return;
  const stoppedAt = Date.parse(plan.stoppedAt);
  if (!events.isRightlyStopped(referralId, plan.reason, plan.planId, since, stoppedAt))
    runtime.report(`${referralId}'s plan stopped at ${plan.stoppedAt} (${plan.reason}), which is not so`);
}

async function judgeTexts(
  referralId: string,
  { runtime, stores }: Pick<Lived, 'runtime' | 'stores'>,
): Promise<void> {
  const { messages } = await stores.conversations.list(referralId, undefined, 'oldest', 1000);
  for (const message of messages) {
    if (message.direction === 'inbound' || message.automated === undefined) continue;
    const { state } = await stores.outbox.read(stores.derivedId('out', referralId, message.messageId));
    const since = state.status === 'held' ? state.heldUntil : message.at;
    const isWaiting = ['queued', 'held', 'sending'].includes(state.status);
    if (isWaiting && Date.parse(since) + hourMs < runtime.now())
      runtime.report(`${message.automated.kind} text of ${message.at} is ${state.status} for ever`);
  }
}
