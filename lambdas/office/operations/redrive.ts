// An operator has the dead letters of a queue moved back. What moves already goes on, and is no act of theirs.
import type { Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type DeadLetterQueue, type LookedAt, type Redrive, redrivable } from './dead-letters.ts';
import type { Operation } from './operation.ts';

export type RedriveDeps = {
  queues: readonly string[];
  lookAtQueue(queue: string): Promise<LookedAt>;
  startRedrive(deadLetters: DeadLetterQueue): Promise<Redrive | undefined>;
  order(operation: Extract<Operation, { kind: 'redrive' }>, changedBy: Act): Promise<void>;
  derivedId(prefix: 'opr', ...parts: string[]): string;
};

export type Redriven = { queue: string; deadLetters: number; redrive: Redrive | undefined };

export async function redrive(
  queue: string,
  changedBy: Act,
  deps: RedriveDeps,
): Promise<Redriven | Refusal<'unknown-queue' | 'not-redrivable'>> {
  const known = deps.queues.map((each) => ({ queue: each }));
  const chosen = redrivable(queue, known);
  if ('refused' in chosen) return chosen;
  const { deadLetters, redrive: going } = await deps.lookAtQueue(queue);
  const { count } = deadLetters;
  if (going?.status === 'moving' || count === 0) return { queue, deadLetters: count, redrive: going };
  const operationId = deps.derivedId('opr', 'redrive', queue);
  await deps.order({ operationId, kind: 'redrive', orderedAt: changedBy.at, queue }, changedBy);
  return { queue, deadLetters: count, redrive: await deps.startRedrive(deadLetters) };
}
