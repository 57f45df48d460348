// Answers a text by itself, at most ten times an hour to one phone (CO-17): machines that answer each other come to rest.
import type { ConsentOutbox, ConsentText } from './outbox-port.ts';

export type AnswerDeps = {
  outbox: ConsentOutbox;
  answers: {
    /** False once the phone had as many within an hour as it may. The same answer takes one place, however often it is asked for. */
    takePlace(phone: string, outboxId: string, now: Date): Promise<boolean>;
  };
  now(): Date;
};

type Answer = Pick<ConsentText, 'outboxId' | 'to' | 'from' | 'body' | 'program' | 'needs' | 'staleAt'>;

export async function answer(given: Answer, deps: AnswerDeps): Promise<void> {
  const now = deps.now();
  if (!(await deps.answers.takePlace(given.to, given.outboxId, now))) return;
  await deps.outbox.create({
    ...given,
    channel: 'text',
    zones: [],
    purpose: { kind: 'answer' },
    createdAt: now.toISOString(),
  });
}
