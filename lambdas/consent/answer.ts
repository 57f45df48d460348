// Answers a text by itself, at most ten times an hour to one phone (CO-17): machines that answer each other come to rest.
import type { ItemBrand } from '../people/brand.ts';
import type { ConsentOutbox, ConsentText } from './outbox-port.ts';
import type { Program } from './program.ts';

/** The change of consent that a word made: of one program and brand, a later change has a higher revision. */
type AnsweredWord = {
  program: Program;
  brand: ItemBrand;
  revision: number;
  /** Keeps the answer to an earlier word from leaving; false when it has left. */
  withdraw(outboxId: string): Promise<boolean>;
};

/** An answer that asks for a place among those of the hour. `word`: of the answer to STOP or START. */
export type NewAnswer = { outboxId: string; word?: AnsweredWord };

export type AnswerDeps = {
  outbox: ConsentOutbox;
  answers: {
    /**
     * False once the phone had as many within an hour as it may, or a later word was answered. The same answer takes one place,
     * however often it is asked for.
     */
    takePlace(phone: string, answer: NewAnswer, now: Date): Promise<boolean>;
  };
  now(): Date;
};

type Answer = Pick<
  ConsentText,
  'outboxId' | 'to' | 'from' | 'body' | 'program' | 'brand' | 'needs' | 'staleAt'
>;

/** `word`: of the answer to STOP or START, what it changed. */
export async function answer(given: Answer, deps: AnswerDeps, word?: NewAnswer['word']): Promise<void> {
  const now = deps.now();
  const { outboxId } = given;
  if (!(await deps.answers.takePlace(given.to, { outboxId, ...(word && { word }) }, now))) return;
  await deps.outbox.create({
    ...given,
    channel: 'text',
    zones: [],
    purpose: { kind: 'answer' },
    createdAt: now.toISOString(),
  });
}
