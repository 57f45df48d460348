// Queue receipts: settles sends by what their carriers tell.
import * as z from 'zod';
import { receiptIn } from '../../carriers/receipts.ts';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { readTogether } from '../../platform/read-together.ts';
import { openTable } from '../../platform/table/table.ts';
import { applyReceipt } from '../apply-receipt.ts';
import { outboxStore } from '../outbox/outbox-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const outbox = outboxStore(openTable(env.TABLE_NAME));

export const handler = (event: unknown) => {
  const deps = { ...outbox, find: readTogether(outbox.findAll) };
  return handleBatch(event, async (body) => {
    const receipt = receiptIn(notificationIn(body).published);
    if (receipt !== undefined) await applyReceipt(receipt, deps);
    return { done: true };
  });
};
