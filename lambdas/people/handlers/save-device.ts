// PUT /me/devices/{deviceId}: registers a device for push messages.
import * as z from 'zod';
import { registerDevice } from '../../carriers/sns-push/register-device.ts';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { saveDevice } from '../api.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  PUSH_APPLICATIONS: jsonVariable(z.object({ ios: z.string().optional(), android: z.string().optional() })),
});
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(saveDevice, async ({ caller, parameters, body }) => {
  const application = env.PUSH_APPLICATIONS[body.platform];
  if (application === undefined) {
    throw new Problem(
      'push-not-configured',
      `This stage sends no push messages to ${body.platform} devices.`,
    );
  }
  const endpoint = await registerDevice(application, body.token);
  if (endpoint === undefined)
    throw new Problem('device-token-refused', 'Get a new token from the device and try again.');
  const { platform } = body;
  const isSaved = await store.saveDevice(caller.teamId, caller.agentId, parameters.deviceId, {
    platform,
    endpoint,
  });
  if (!isSaved) throw notFound();
  return { deviceId: parameters.deviceId, platform };
});
