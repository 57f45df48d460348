// PUT /me/devices/{deviceId}: registers a device for push messages.
import * as z from 'zod';
import { deleteEndpoint } from '../../carriers/sns-push/delete-endpoint.ts';
import { registerDevice } from '../../carriers/sns-push/register-device.ts';
import { isPublicKey } from '../../carriers/web-push/encryption.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveDevice } from '../api.ts';
import { saveDevice as save } from '../devices/save-device.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  PUSH_APPLICATIONS: jsonVariable(z.object({ ios: z.string().optional(), android: z.string().optional() })),
  PUSH_SERVICES: jsonVariable(z.array(z.string())),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  registerDevice,
  deleteEndpoint,
  applications: env.PUSH_APPLICATIONS,
  pushServices: env.PUSH_SERVICES,
  isPublicKey,
};

export const handler = handle(saveDevice, async ({ caller, parameters, body, now }) =>
  orProblem(await save(caller, { ...parameters, ...body }, now, deps)),
);
