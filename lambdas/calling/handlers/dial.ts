// Workflow tasks "Dial" and "Dial again", over AWS End User Messaging.
import * as z from 'zod';
import { endUserMessagingCarrier } from '../../carriers/end-user-messaging/voice-carrier.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { dialHandler } from '../dialing/dial-handler.ts';

const env = readEnv({
  CALL_NUMBERS: jsonVariable(z.array(z.string()).min(1)),
  VOICE_CONFIGURATION_SET: z.string(),
});

export const handler = dialHandler(
  endUserMessagingCarrier({ numbers: env.CALL_NUMBERS, configurationSet: env.VOICE_CONFIGURATION_SET }),
);
