// DELETE /me/devices/{deviceId}: stops push messages to a device.
import * as z from 'zod';
import { deleteEndpoint } from '../../carriers/sns-push/delete-endpoint.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { removeDevice } from '../api.ts';
import { removeDevice as remove } from '../devices/remove-device.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const deps = { people: peopleStore(openTable(env.TABLE_NAME)), deleteEndpoint };

export const handler = handle(removeDevice, async ({ caller, parameters }) =>
  orProblem(await remove(caller, parameters, deps)),
);
