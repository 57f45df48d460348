// Queue carrier-events: settles sends by what their carriers tell.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { notificationIn } from '../../platform/sns.ts';
import { openTable } from '../../platform/table.ts';
import { receiptIn } from '../receipts.ts';
import { sendStore } from '../send-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = sendStore(openTable(env.TABLE_NAME));

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const receipt = receiptIn(notificationIn(body).published);
    if (receipt !== undefined) await store.settle(receipt);
    if (receipt?.isTaken) await store.noteTaken(receipt.sendId, receipt.at);
    return { done: true };
  });
