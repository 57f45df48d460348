// An operator orders a replay of a referral or of a phone’s consent: it runs by the queue, one at a time of each.
import type { NotFound } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Replay } from './operation.ts';

export type Subject = { referralId?: string | undefined; phone?: string | undefined };

export type OrderReplayDeps = {
  isKnown(subject: Subject): Promise<boolean>;
  operations: { orderReplay(replay: Replay, changedBy: Act): Promise<Replay> };
  derivedId(prefix: 'opr', ...parts: string[]): string;
};

/** The same subject has the same operation: who asks twice while it runs is told of the one that runs. */
export async function orderReplay(
  subject: Subject,
  changedBy: Act,
  deps: OrderReplayDeps,
): Promise<Replay | NotFound> {
  if (!(await deps.isKnown(subject))) return { refused: 'not-found' };
  const { referralId, phone } = subject;
  const about = referralId === undefined ? ['phone', phone ?? ''] : ['referral', referralId];
  const replay: Replay = {
    operationId: deps.derivedId('opr', 'replay', ...about),
    kind: 'replay',
    orderedAt: changedBy.at,
    orderId: changedBy.actId,
    ...(referralId !== undefined && { referralId }),
    ...(phone !== undefined && { phone }),
    status: 'ordered',
    replayed: 0,
  };
  return deps.operations.orderReplay(replay, changedBy);
}
