// Reading at scale: pages of a conversation of 10,000 messages and of an inbox of 5,000 referrals, the first beside the last.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inboxStore } from '../../lambdas/claiming/offers/inbox-store.ts';
import { inbox, keys } from '../../lambdas/platform/table/keys.ts';
import { openTable, type Table } from '../../lambdas/platform/table/table.ts';
import { type Item, toAttributes } from '../../lambdas/platform/table/table-requests.ts';
import { conversationStore } from '../../lambdas/texting/conversation-store.ts';
import { newMessage, receivedMessage } from '../../lambdas/texting/new-message.ts';
import { type BenchTable, clientConfig } from './races-to-win.ts';
import { medianOf, timed } from './samples.ts';

const messageCount = 10_000;
const referralCount = 5_000;
const batchSize = 25;
const rounds = 5;
const agentId = 'agt_1';
const teamId = 'tm_1';
const iso = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** Median times of a list's first and last tenth of pages, in ms. */
export type PageTimes = { list: string; entries: number; pages: number; first: number; last: number };

export async function measurePages(bench: BenchTable): Promise<PageTimes[]> {
  await writeAll(bench, conversation());
  await writeAll(bench, referrals());
  const client = new DynamoDBClient(clientConfig(bench));
  const table = openTable(bench.name, client);
  try {
    return [
      await pagesOf('conversation, oldest first', messageCount, readingConversation(table, 'oldest')),
      await pagesOf('conversation, newest first', messageCount, readingConversation(table, 'newest')),
      await pagesOf('inbox, newest first', referralCount, readingInbox(table, 'any')),
      await pagesOf('inbox, one claimed in fifty', referralCount / 50, readingInbox(table, 'claimed')),
    ];
  } finally {
    client.destroy();
  }
}

type ReadPage = (after: string | undefined) => Promise<{ count: number; next: string | undefined }>;

function readingConversation(table: Table, order: 'oldest' | 'newest'): ReadPage {
  const conversations = conversationStore(table);
  return async (after) => {
    const { messages, next } = await conversations.list('ref_talk', after, order);
    return { count: messages.length, next };
  };
}

function readingInbox(table: Table, wanted: 'any' | 'claimed'): ReadPage {
  const { read } = inboxStore(table, 'inbox');
  return async (after) => {
    const page = await read({ agentId }, ({ status }) => wanted === 'any' || status === wanted, after);
    return { count: page.referrals.length, next: page.next };
  };
}

async function pagesOf(list: string, entries: number, read: ReadPage): Promise<PageTimes> {
  const times: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    let [after, found, place]: [string | undefined, number, number] = [undefined, 0, 0];
    do {
      const took = await timed(async () => {
        const { count, next } = await read(after);
        found += count;
        after = next;
      });
      times[place] = [...(times[place] ?? []), took];
      place += 1;
    } while (after !== undefined);
    if (found !== entries) throw new Error(`${list}: ${found} of ${entries} entries were found.`);
  }
  const medians = times.map(medianOf);
  const tenth = Math.max(1, Math.floor(medians.length / 10));
  const [first, last] = [medianOf(medians.slice(0, tenth)), medianOf(medians.slice(-tenth - 1, -1))];
  return { list, entries, pages: medians.length, first, last };
}

function conversation(): Item[] {
  return Array.from({ length: messageCount }, (_, place) => {
    const [referralId, at] = ['ref_talk', iso(place)];
    const words = { referralId, body: `Message number ${place} of a long conversation.`, at };
    const message =
      place % 2 === 0
        ? newMessage({ ...words, agentId, messageId: `msg_${place}` })
        : receivedMessage({ ...words, messageId: `msr_${place}` });
    return { ...keys.message(referralId, at, message.messageId), type: 'message', ...message };
  });
}

function referrals(): Item[] {
  return Array.from({ length: referralCount }, (_, place) => {
    const [referralId, createdAt] = [`ref_${String(place).padStart(6, '0')}`, iso(place)];
    const isClaimed = place % 50 === 0;
    const race = {
      referralId,
      teamId,
      offered: [agentId],
      offerUntil: iso(place + 60),
      textingPreferred: true,
      status: isClaimed ? 'claimed' : 'offered',
      ...(isClaimed && { claim: { agentId, by: 'text', at: createdAt, actId: `msg_${place}` } }),
    };
    const details = {
      referralId,
      teamId,
      sourceClientId: 'source',
      fingerprint: 'print',
      side: 'buyer',
      kind: 'standard',
      area: { city: 'Springfield', state: 'IL' },
      createdAt,
      notes: 'Wants a garden.',
      client: { name: 'Client Example', phone: '+14155550100' },
    };
    return [
      { ...keys.race(referralId), type: 'race', ...race },
      { ...keys.details(referralId), type: 'details', ...details },
      {
        ...keys.offer(referralId, agentId),
        type: 'offer',
        referralId,
        teamId,
        agentId,
        offeredAt: createdAt,
        inboxPk: inbox.ofAgent(agentId),
        inboxSk: inbox.at(createdAt, referralId),
      },
    ];
  }).flat();
}

async function writeAll({ client, name }: BenchTable, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += batchSize) {
    const requests = items
      .slice(start, start + batchSize)
      .map((item) => ({ PutRequest: { Item: toAttributes(item) } }));
    await client.table('BatchWriteItem', { RequestItems: { [name]: requests } });
  }
}
