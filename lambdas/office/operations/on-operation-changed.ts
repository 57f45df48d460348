// After an operator ordered something: a replay takes longer than a request may, and goes through a queue. All else was done at once.
import * as z from 'zod';

export type OnOperationChangedDeps = {
  queueOperation(operationId: string): Promise<void>;
};

const replayOrder = z.object({
  kind: z.literal('replay'),
  operationId: z.string(),
  orderId: z.string(),
  status: z.string(),
});

export async function onOperationChanged(
  before: unknown,
  after: unknown,
  deps: OnOperationChangedDeps,
): Promise<void> {
  const { data: replay } = replayOrder.safeParse(after);
  if (replay?.status !== 'ordered') return;
  if (replayOrder.safeParse(before).data?.orderId === replay.orderId) return;
  await deps.queueOperation(replay.operationId);
}
