// POST /me/live-channels: a ticket by which the portal connects to hear of changes (LI-1).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { openLiveChannel } from '../api.ts';
import { channelStore } from '../channel-store.ts';
import { openChannel } from '../open-channel.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const deps = { liveChannels: channelStore(openTable(env.TABLE_NAME)) };

export const handler = handle(openLiveChannel, async ({ caller, now }) =>
  orProblem(await openChannel(caller, newId('chn'), now, deps)),
);
