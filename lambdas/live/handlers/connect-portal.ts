// $connect: a browser connects by its ticket, once (LI-2). Any other is refused, and nothing is connected.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { channelStore } from '../channel-store.ts';
import { connectionIn } from '../socket-event.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const channels = channelStore(openTable(env.TABLE_NAME));

export async function handler(event: unknown) {
  const { connectionId, channel } = connectionIn(event);
  const isConnected = channel !== undefined && (await channels.connect(channel, connectionId, new Date()));
  return { statusCode: isConnected ? 200 : 401 };
}
