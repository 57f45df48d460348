// What an operator ordered: one item for each queue, execution, referral or phone that something was ordered for, with the last order.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { itemSchema } from '../../platform/lazily.ts';
import { workflowNames } from './workflows.ts';

const ordered = { operationId: z.string(), orderedAt: instant };

export const operationItem = itemSchema(() =>
  z.discriminatedUnion('kind', [
    z.object({ ...ordered, kind: z.literal('redrive'), queue: z.string() }),
    z.object({
      ...ordered,
      kind: z.literal('restart'),
      workflow: z.enum(workflowNames),
      execution: z.string(),
    }),
    z.object({
      ...ordered,
      kind: z.literal('replay'),
      referralId: z.string().optional(),
      phone: z.string().optional(),
      /** Tells an order from the one before. */
      orderId: z.string(),
      status: z.enum(['ordered', 'running', 'done', 'failed']),
      replayed: z.int(),
      /** Where it goes on. */
      next: z.string().optional(),
    }),
  ]),
);
export type Operation = ReturnType<typeof operationItem.parse>;
export type Replay = Extract<Operation, { kind: 'replay' }>;

/** A replay that nobody has taken further for so long is ordered anew: its message may lie among the dead letters. */
export const abandonedAfterMs = 3_600_000;

/** What of it is shown: the phone is nobody’s business here. */
export function shownOperation(operation: Operation) {
  const { operationId, kind, orderedAt } = operation;
  switch (operation.kind) {
    case 'redrive':
      return { operationId, kind, orderedAt, queue: operation.queue };
    case 'restart':
      return { operationId, kind, orderedAt, workflow: operation.workflow, execution: operation.execution };
    case 'replay': {
      const { referralId, status, replayed } = operation;
      return {
        operationId,
        kind,
        orderedAt,
        ...(referralId !== undefined && { referralId }),
        status,
        replayed,
      };
    }
  }
}
