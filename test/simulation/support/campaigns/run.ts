// Lives through a history of plans, bulk texts and greetings: the real rules, stores, reactions, gate and deliverer on a table in memory, with a
// queue, a workflow's slots and a carrier; beside it the references, which judge each text as the carrier is given it.

import { aBulkReference } from '../campaign-references/bulk-reference.ts';
import { theEvents } from '../campaign-references/events-reference.ts';
import { anOptOutReference } from '../campaign-references/opt-out-reference.ts';
import { startReference } from '../campaign-references/start-reference.ts';
import { act, type Stage } from './acts.ts';
import { aBulkWatch } from './bulk-watch.ts';
import { aCarrier } from './carrier.ts';
import { clientsOf, planSteps, setUp } from './clients.ts';
import { judgeEnds } from './ends.ts';
import { runFunctions } from './functions.ts';
import { hear } from './hear.ts';
import type { History } from './history.ts';
import { aJudging } from './judging.ts';
import { type Lived, nothingLived } from './lived.ts';
import { dayMs, lagMs, minuteMs } from './local-clocks.ts';
import { aRuntime } from './runtime.ts';
import { campaignStores } from './stores.ts';

/** By then all that was held has left, or is over. */
const afterwardsMs = 9 * dayMs;

export async function liveThroughCampaigns(history: History): Promise<Lived> {
  const runtime = aRuntime(history);
  const stores = campaignStores(runtime, history);
  const events = theEvents();
  const lived = nothingLived();
  const optOuts = anOptOutReference();
  const bulks = aBulkReference(history.optOutLimit, optOuts);
  const judging = aJudging(runtime, history, stores, { events, bulks, lived }, stepsOf(history));
  const optOutsAfter = new Map<string, number>();
  const carrier = aCarrier(runtime, history, stores, {
    judging,
    events,
    optOuts,
    bulks,
    onBulkTextGiven: (bulkId, referralId) => {
      const afterMs = optOutsAfter.get(`${bulkId} ${referralId}`);
      const who = clients.findIndex(({ race }) => race.referralId === referralId);
      if (afterMs === undefined) return;
      runtime.schedule(now() + afterMs, () => hear({ kind: 'write', who, body: 'STOP' }, stage));
    },
  });
  const clients = clientsOf(history);
  const starts = startReference(history, events);
  const watch = aBulkWatch({ runtime, stores, events, bulks, optOuts, judging, lived }, history);
  const stage: Stage = {
    runtime,
    stores,
    events,
    starts,
    carrier,
    watch,
    optOutsAfter,
    clients,
    isToldLate: false,
  };
  const { now, until } = runtime;

  runFunctions(runtime, stores, { carrier, watch });
  await setUp(runtime, history);
  for (const [who, { race, details, place }] of clients.entries()) {
    const { textConsent } = details.client;
    events.came(race.referralId, place, textConsent?.covers, Date.parse(details.createdAt));
    await runtime.again(() => stores.referrals.create(race, details));
    if (who < history.consents.length) await until(now() + minuteMs);
  }
  for (const [index, { agent }] of history.crowd.entries())
    await act({ kind: 'claim', who: history.consents.length + index, agent, by: 'call' }, stage);
  for (const [who, agent] of history.claims.entries()) {
    if (agent !== undefined) await act({ kind: 'claim', who, agent, by: 'text' }, stage);
    await until(now() + 20 * minuteMs);
  }
  let isBehind = false;
  for (const { afterMs, isToldLate, act: step } of history.steps) {
    if (isBehind) runtime.pass(lagMs);
    else await until(now() + afterMs);
    await act(step, { ...stage, isToldLate: isToldLate && !isBehind });
    // By a second at most: of two acts in a row that are told late, the second has both told.
    isBehind = isToldLate && !isBehind;
    if (!isBehind) await runtime.followAll();
  }
  await until(now() + afterwardsMs);
  const referralIds = clients.map(({ race }) => race.referralId);
  await judgeEnds(referralIds, { runtime, stores, events, starts, judging });
  if (runtime.faults.length > 0) throw new Error(runtime.faults.join('\n'));
  return lived;
}

function stepsOf(history: History) {
  const plans = Object.entries(planSteps(history));
  return Object.fromEntries(
    plans.map(([planId, steps]) => [
      planId,
      steps.map(({ body, ...step }) => ({ ...step, needsName: body.includes('{ClientFirstName}') })),
    ]),
  );
}
