// Delivers a team email. What goes as it should takes two writes for all of them; whoever's mail doesn't gets it by a message of
// their own, so that nobody is held back (CL-2) and no mail goes out blindly more than twice.

import type { CarrierAnswer } from '../../carriers/carrier-answer.ts';
import type { ItemBrand } from '../../people/brand.ts';
import { again, type Delivery, done, receiptWaitSeconds } from '../deliver.ts';
import type { NewOutboxMessage } from '../outbox/outbox-message.ts';
import { aloneTo, type Begun, type Sending, type TeamEmail, unheardOf, wordsFor } from './team-email.ts';

/** One of the mails as a carrier is given it. */
export type TeamMail = {
  teamEmailId: string;
  agentId: string;
  to: string;
  subject: string;
  body: string;
  brand?: ItemBrand;
};

export type DeliverTeamEmailDeps = {
  store: {
    begin(teamEmailId: string, now: Date): Promise<Begun>;
    refuse(teamEmailId: string): Promise<void>;
    await(
      teamEmailId: string,
      startedAt: string,
      acceptedAt: string,
      left: { waiting: readonly string[]; apart: readonly string[] },
    ): Promise<void>;
    settle(
      teamEmailId: string,
      startedAt: string,
      acceptedAt: string,
      apart: readonly string[],
    ): Promise<void>;
  };
  outbox: {
    /** `attempts`: how often its carrier may have had it. */
    create(message: NewOutboxMessage, attempts: number): Promise<unknown>;
  };
  give(mail: TeamMail): Promise<CarrierAnswer>;
  derivedId(prefix: 'out', ...parts: string[]): string;
};

export async function deliverTeamEmail(
  teamEmailId: string,
  now: Date,
  deps: DeliverTeamEmailDeps,
): Promise<Delivery> {
  const begun = await deps.store.begin(teamEmailId, now);
  if (begun.isOurs) return send(begun.email, begun.state, now, deps);
  const { email, state } = begun;
  // Queued and not taken: its time is over.
  if (state.status === 'queued') await deps.store.refuse(teamEmailId);
  return state.status === 'sending' ? settleUnanswered(email, state, now, deps) : done;
}

async function send(email: TeamEmail, { startedAt }: Sending, now: Date, deps: DeliverTeamEmailDeps) {
  const { teamEmailId, brand } = email;
  const answers = await Promise.all(
    Object.entries(email.to).map(async ([agentId, to]) => {
      const { kind } = await deps.give({ teamEmailId, agentId, to, ...wordsFor(agentId, email), brand });
      return { agentId, kind };
    }),
  );
  const whose = (...kinds: readonly CarrierAnswer['kind'][]) =>
    answers.filter(({ kind }) => kinds.includes(kind)).map(({ agentId }) => agentId);
  await sendAlone(whose('busy', 'fault'), 0, email, deps);
  const apart = whose('busy', 'fault', 'refused');
  const waiting = whose('unknown');
  const at = now.toISOString();
  if (waiting.length === 0) {
    await deps.store.settle(teamEmailId, startedAt, at, apart);
    return done;
  }
  await deps.store.await(teamEmailId, startedAt, at, { waiting, apart });
  return again(receiptWaitSeconds);
}

/** Its sender died or never heard the answer: after the wait those of whom no receipt came get it once more. */
async function settleUnanswered(
  email: TeamEmail,
  state: Sending,
  now: Date,
  deps: DeliverTeamEmailDeps,
): Promise<Delivery> {
  const leftSeconds = receiptWaitSeconds - (now.getTime() - Date.parse(state.startedAt)) / 1000;
  if (leftSeconds > 0) return again(leftSeconds);
  const { startedAt, apart = [] } = state;
  const unheard = unheardOf(email, state);
  await sendAlone(unheard, 1, email, deps);
  await deps.store.settle(email.teamEmailId, startedAt, startedAt, [...apart, ...unheard]);
  return done;
}

async function sendAlone(
  agentIds: readonly string[],
  attempts: number,
  email: TeamEmail,
  { outbox, derivedId }: DeliverTeamEmailDeps,
): Promise<void> {
  await Promise.all(agentIds.map((agentId) => outbox.create(aloneTo(agentId, email, derivedId), attempts)));
}
