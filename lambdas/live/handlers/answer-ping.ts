// $default: a portal asks whether its channel still hears. Unless it does, the portal connects anew and reads anew (LI-1).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { isHearing } from '../channel.ts';
import { channelStore } from '../channel-store.ts';
import { pingIn } from '../socket-event.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const channels = channelStore(openTable(env.TABLE_NAME));

export async function handler(event: unknown) {
  const { connectionId, channel: id } = pingIn(event);
  const channel = id && (await channels.read(id));
  const live = channel?.connectionId === connectionId && isHearing(channel, new Date());
  return { statusCode: 200, body: JSON.stringify({ live }) };
}
