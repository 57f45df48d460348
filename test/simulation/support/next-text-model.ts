// Where planned conversations happen, and before each text the agent is told what would become of it: the real stores, reactions,
// gate and deliverer on the table in memory, a clock, and a carrier that accepts.

import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { deliver } from '../../../lambdas/delivery/deliver.ts';
import { nextText } from '../../../lambdas/delivery/explaining/next-text.ts';
import type { NextText } from '../../../lambdas/delivery/explaining/next-text-answer.ts';
import { conversationFactsStore } from '../../../lambdas/delivery/gate/conversation-facts-store.ts';
import { judgeText } from '../../../lambdas/delivery/gate/judge-text.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { knownTeam } from '../../../lambdas/people/known-team.ts';
import { derivedId, fingerprint } from '../../../lambdas/platform/ids.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { claimByText } from '../../../lambdas/texting/first-text/claim-by-text.ts';
import type { Message } from '../../../lambdas/texting/message.ts';
import { receiveText } from '../../../lambdas/texting/receive-text.ts';
import { introductionTo } from '../../../lambdas/texting/wording/first-text.ts';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import { asItGoesOut } from '../../../portal/conversation/as-it-goes-out.ts';
import { anOpenRace, client, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { baseDependencies } from '../../stream/support/base-dependencies.ts';
import { receiveTextDeps } from '../../texting/support/inbound-texts.ts';
import { introductionNumbers, textingStores } from '../../texting/support/stores.ts';
import { anAgenda } from './agenda.ts';
import { memoryTable } from './memory-table.ts';

export type Act =
  | { kind: 'text'; typed: string; fails?: boolean }
  | { kind: 'client'; body: string }
  | { kind: 'give-back' };
export type NextTextPlan = {
  agentName: string;
  brand: string | undefined;
  instructions: string;
  state: string;
  phone: string;
  startsAfterMs: number;
  steps: { afterMs: number; act: Act }[];
};

/** What was said before a text, and what then became of it. */
type Told = { next: NextText; said: string; at: number; isOvertaken: boolean; is201: number | undefined };
type Gone = { body: string; at: number };

const quietHours = { start: '21:00', end: '08:00' };
/** Texts of one conversation leave one after another. */
const turnMs = 120_000;

/** Lives through `plan`; throws when something else was said than what became of a text. Answers how many went out, held and not. */
export async function liveThroughForetoldTexts(plan: NextTextPlan) {
  const { table, changes } = memoryTable();
  const [races, referrals, outbox] = [raceStore(table), referralStore(table), outboxStore(table)];
  const [consents, texting] = [consentStore(table), textingStores(table)];
  const { instructions } = plan;
  // The plan's brand is a long or short name, which the race has.
  const brandOf = () => ({ name: plan.brand ?? 'Dibs', optOutInstructions: instructions });
  const conversationFacts = conversationFactsStore(table, brandOf);
  const race = anOpenRace({ offered: ['ada'] });
  const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'Agents may text me.' };
  const details = someDetails(race, {
    area: { city: 'Anywhere', state: plan.state },
    client: { ...client, phone: plan.phone, textConsent },
  });
  const { referralId, teamId } = race;
  const agents = [anAgent('ada', { name: plan.agentName }), anAgent('lena')];
  const team = aTeam({ teamId });

  let now = NOW.getTime() + plan.startsAfterMs;
  let dispatched = 0;
  let written = 0;
  let _first: string | undefined;
  const told = new Map<string, Told>();
  const gone = new Map<string, Gone>();
  const failing = new Set<string>();
  const total = { atOnce: 0, held: 0, not: 0, appended: 0 };
  const agenda = anAgenda();
  const { schedule } = agenda;

  const deps = baseDependencies(table, {
    readDetails: async () => details,
    brandOf,
    readTeam: async () => knownTeam({ team, agents }),
    queue: async (channel, outboxId) => {
      if (channel === 'text') schedule(now, () => handOut(outboxId));
    },
    now: () => new Date(now),
  });
  const judging = {
    consents,
    notices: { read: async () => undefined },
    openQuestions: { read: async () => undefined },
    isServed: () => true,
    quietHours,
  };
  const writing = {
    ...texting,
    races,
    people: { readTeam: async () => team, readAgent: async () => agents[0] },
    readDetails: async () => details,
    brandOf,
    blocked: { linkShorteners: [], spamPhrases: [] },
    leaseNumber: async () => false,
    newId: () => 'msg_0',
    derivedId,
    fingerprint,
  };
  const asking = {
    ...writing,
    ...judging,
    numberFor: (phone: string, { referralId: id }: Race, at: Date) =>
      numberLeaseStore(table).wouldTake(phone, id, introductionNumbers, at),
  };

  async function followAll(): Promise<void> {
    for (; dispatched < changes.length; dispatched += 1) {
      const change = changes[dispatched];
      if (change !== undefined) await dispatch(change, deps);
    }
  }

  async function handOut(outboxId: string, receives = 1): Promise<void> {
    const { content, state } = await outbox.read(outboxId);
    if (content.channel !== 'text') return;
    const { purpose } = content;
    const delivery = await deliver(content, state, new Date(now), receives, {
      store: outbox,
      verdictOn: (text, at) => judgeText(text, at, { ...judging, conversationFacts }),
      give: async ({ body }) => {
        if (purpose.kind !== 'message') return { kind: 'accepted' };
        gone.set(purpose.messageId, { body, at: now });
        if (!failing.has(purpose.messageId)) return { kind: 'accepted' };
        // Whatever waits was foretold without knowing of this.
        overtakeWaiting();
        return { kind: 'refused', reason: 'carrier-blocked' };
      },
      random: () => 0.5,
    });
    if (!delivery.done) schedule(now + delivery.againInSeconds * 1000, () => handOut(outboxId, receives + 1));
  }

  function overtakeWaiting(): void {
    for (const [messageId, each] of told) if (!gone.has(messageId)) each.isOvertaken = true;
  }

  async function write(typed: string, fails: boolean): Promise<void> {
    const next = await nextText(asAgent('ada'), referralId, new Date(now), asking);
    if ('refused' in next) throw new Error('The agent is not told.');
    written += 1;
    const { body, appended } = asItGoesOut(typed, next);
    const request = {
      referralId,
      teamId,
      agentId: 'ada',
      name: plan.agentName,
      body: typed,
      key: `${written}`,
    };
    const answer = await claimByText(request, new Date(now), writing);
    if ('refused' in answer) {
      if (next.goes !== 'not' || next.refusal.code !== answer.refused) {
        throw new Error(`Said ${JSON.stringify(next)}, answered ${answer.refused}`);
      }
      total.not += 1;
      return;
    }
    _first ??= answer.messageId;
    if (fails) failing.add(answer.messageId);
    told.set(answer.messageId, {
      next,
      said: body + appended,
      at: now,
      isOvertaken: false,
      is201: answer.segments,
    });
  }

  async function act(step: Act): Promise<void> {
    if (step.kind === 'text') return write(step.typed, step.fails === true);
    // Whatever waits was foretold without knowing of this.
    overtakeWaiting();
    const at = new Date(now).toISOString();
    if (step.kind === 'give-back') {
      await races.giveBack(referralId, { teamId, agentId: 'ada', leads: false }, 'Moved away', new Date(now));
      return;
    }
    written += 1;
    const [lease] = await table.queryAll({ pk: `CLIENT#${plan.phone}`, skPrefix: 'LEASE#' });
    if (lease === undefined) return;
    const carrierId = `carrier-${written}`;
    await receiveText(
      { from: plan.phone, to: String(lease.number), body: step.body, carrierId, at },
      receiveTextDeps(table, () => new Date(now)),
    );
  }

  async function until(at: number): Promise<void> {
    await agenda.runUntil(at, followAll, (ms) => {
      now = Math.max(now, ms);
    });
    now = at;
  }

  /** Thirty days after the instructions to the minute: a queue may take a second more than was foretold. */
  function isOnTheEdge(due: number): boolean {
    const given = [...gone.values()].filter(({ body }) => body.endsWith(` ${instructions}`));
    return given.some(({ at }) => Math.abs(at + 30 * 86_400_000 - due) < turnMs);
  }

  /** TX-10: the conversation shows what went out. */
  function compareShown({ body }: Gone, message: Message | undefined): void {
    const appended = message?.direction === 'outbound' && message.appended ? ` ${message.appended}` : '';
    const shown = `${message?.body}${appended}`;
    if (shown !== body) throw new Error(`Sent “${body}”, shows “${shown}”`);
    if (message?.segments !== segmentsOf(body).segments)
      throw new Error(`Shows ${message?.segments} segments of “${body}”`);
  }

  /** TX-8: the first text that reaches the client names both, and has the instructions. */
  function compareFirst(): void {
    const reached = [...gone].filter(([messageId]) => !failing.has(messageId));
    const [earliest] = reached.toSorted(([, one], [, other]) => one.at - other.at);
    if (earliest === undefined) return;
    const [, { body }] = earliest;
    const names = { agentName: plan.agentName, brand: plan.brand ?? 'Dibs' };
    if (introductionTo(body, names) !== '') throw new Error(`The first that the client got: “${body}”`);
  }

  async function compare(messageId: string, { next, said, at, isOvertaken, is201 }: Told): Promise<void> {
    const went = gone.get(messageId);
    const message = await texting.conversations.read(referralId, messageId);
    if (went !== undefined) compareShown(went, message);
    if (isOvertaken) return;
    if (next.goes === 'not') {
      if (went !== undefined) throw new Error(`Said that it would not go: ${JSON.stringify(next)}`);
      total.not += 1;
      return;
    }
    const due = next.goes === 'held' ? Date.parse(next.hold.until) : at;
    if (isOnTheEdge(due)) return;
    if (went?.body !== said) throw new Error(`Said “${said}”, sent “${went?.body}”: ${JSON.stringify(next)}`);
    if (went.at < due || went.at > due + turnMs) throw new Error(`Said ${due}, sent at ${went.at}`);
    const { segments } = segmentsOf(said);
    if (message?.segments !== segments)
      throw new Error(`Said ${segments} segments, has ${message?.segments}`);
    // When it leaves is not known to the answer: thirty days may pass overnight.
    const mayPass = next.goes === 'held' && next.optOutInstructions.code === 'thirty-days-passed';
    if (!mayPass && is201 !== segments) throw new Error(`Answered ${is201} segments, sent ${segments}`);
    total[next.goes === 'held' ? 'held' : 'atOnce'] += 1;
    total.appended += Number(next.optOutInstructions.appended);
  }

  await referrals.create({ ...race, offerUntil: new Date(now + 86_400_000).toISOString() }, details);
  await followAll();
  for (const { afterMs, act: step } of plan.steps) {
    await until(now + afterMs);
    await act(step);
    await followAll();
  }
  await until(now + 5 * 86_400_000);
  for (const [messageId, each] of told) await compare(messageId, each);
  compareFirst();
  return total;
}
