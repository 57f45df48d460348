// Operations in the table: each order is one write, signed by whoever gave it (PE-7).
import type { Act } from '../../platform/table/act.ts';
import { inboxIndex, keys, listed } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { abandonedAfterMs, type Operation, operationItem, type Replay } from './operation.ts';

const keptSeconds = 90 * 86_400;
const mostListed = 20;

export function operationStore(table: Table) {
  function written(operation: Operation, changedBy: Act) {
    const { operationId, orderedAt } = operation;
    return {
      ...keys.operation(operationId),
      type: 'operation',
      ...operation,
      changedBy,
      inboxPk: listed.operations,
      inboxSk: `${orderedAt}#${operationId}`,
      expiresAt: Math.floor(Date.parse(orderedAt) / 1000) + keptSeconds,
    };
  }

  /** Moves a replay on while it is that order’s. */
  async function moveOn(
    { operationId, orderId }: Pick<Replay, 'operationId' | 'orderId'>,
    to: Pick<Replay, 'status' | 'replayed'> & { next?: string | undefined },
  ): Promise<boolean> {
    const { status, replayed, next } = to;
    const outcome = await table.update({
      key: keys.operation(operationId),
      update: `SET #status = :status, replayed = :replayed${next === undefined ? ' REMOVE #next' : ', #next = :next'}`,
      condition: 'orderId = :orderId AND #status <> :done',
      names: { '#status': 'status', '#next': 'next' },
      values: {
        ':status': status,
        ':replayed': replayed,
        ':orderId': orderId,
        ':done': 'done',
        ...(next !== undefined && { ':next': next }),
      },
    });
    return outcome.applied;
  }

  return {
    /** Of what is done at once. */
    async order(operation: Exclude<Operation, Replay>, changedBy: Act): Promise<void> {
      await table.put(written(operation, changedBy));
    },

    /** One replay at a time of each subject: answers the one that is under way when there is one. */
    async orderReplay(replay: Replay, changedBy: Act): Promise<Replay> {
      const abandonedBefore = new Date(Date.parse(replay.orderedAt) - abandonedAfterMs).toISOString();
      const outcome = await table.put(written(replay, changedBy), {
        condition: 'attribute_not_exists(pk) OR #status IN (:done, :failed) OR orderedAt < :abandoned',
        names: { '#status': 'status' },
        values: { ':done': 'done', ':failed': 'failed', ':abandoned': abandonedBefore },
      });
      if (outcome.applied || outcome.current === undefined) return replay;
      const current = operationItem.parse(outcome.current);
      return current.kind === 'replay' ? current : replay;
    },

    async readReplay(operationId: string): Promise<Replay | undefined> {
      const item = await table.get(keys.operation(operationId));
      const operation = item && operationItem.parse(item);
      return operation?.kind === 'replay' ? operation : undefined;
    },

    moveOn,

    /** The newest, by the index named `indexName`. */
    async list(indexName: string): Promise<Operation[]> {
      const { items } = await table.query({
        pk: listed.operations,
        index: inboxIndex(indexName),
        newestFirst: true,
        limit: mostListed,
      });
      const found = await table.getAll(items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
      const operations = found.map((item) => operationItem.parse(item));
      return operations.toSorted((one, other) => (one.orderedAt < other.orderedAt ? 1 : -1));
    },
  };
}
