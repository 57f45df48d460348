// DELETE /me/devices/{deviceId}: stops push messages to a device.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { removeDevice } from '../api.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(removeDevice, async ({ caller, parameters }) => {
  const isThere = await store.removeDevice(caller.teamId, caller.agentId, parameters.deviceId);
  if (!isThere) throw notFound();
  return parameters;
});
