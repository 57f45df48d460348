// The dead letters of a queue, looked into: what each is about and by which fault it ended here, without personal data.
import type { Refusal } from '../../platform/outcome.ts';
import { isRedrivable, type LookedAt, letterIn, queueNamed } from './dead-letters.ts';

type Message = {
  MessageId?: string | undefined;
  Body?: string | undefined;
  Attributes?: Partial<Record<string, string>> | undefined;
};

export type ReadDeadLettersDeps = {
  queues: readonly string[];
  lookAtQueue(queue: string): Promise<LookedAt>;
  peek(deadLettersUrl: string): Promise<readonly Message[]>;
  /** By which fault its function failed at each message since then. */
  faultsOf(queue: string, since: Date): Promise<ReadonlyMap<string, string>>;
};

export async function readDeadLetters(queue: string, deps: ReadDeadLettersDeps) {
  const found = queueNamed(
    queue,
    deps.queues.map((each) => ({ queue: each })),
  );
  if ('refused' in found) return found satisfies Refusal;
  const { deadLetters, redrive } = await deps.lookAtQueue(queue);
  const messages = deadLetters.count === 0 ? [] : await deps.peek(deadLetters.url);
  const letters = messages.map(({ MessageId = '', Body = '', Attributes = {} }) => ({
    messageId: MessageId,
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
    receives: Number(Attributes.ApproximateReceiveCount ?? 0),
    ...letterIn(Body, queue),
  }));
  const oldestFirst = letters.toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
  const [oldest] = oldestFirst;
  const faults = oldest === undefined ? undefined : await deps.faultsOf(queue, new Date(oldest.sentAt));
  return {
    queue,
    count: Math.max(deadLetters.count, letters.length),
    isRedrivable: isRedrivable(queue),
    redrive,
    letters: oldestFirst.map(({ error, ...letter }) => ({
      ...letter,
      fault: error ?? faults?.get(letter.messageId),
    })),
  };
}
