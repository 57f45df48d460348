// GET /me/devices: the agent's own devices that take push messages.
import * as z from 'zod';
import { vapidKey } from '../../carriers/web-push/vapid-key-client.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listDevices } from '../api.ts';
import { listDevices as list } from '../devices/list-devices.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), PUSH_KEY_ID: z.string() });
const { publicKey } = vapidKey(env.PUSH_KEY_ID);
const deps = { people: peopleStore(openTable(env.TABLE_NAME)), publicKey };

export const handler = handle(listDevices, async ({ caller }) => orProblem(await list(caller, deps)));
