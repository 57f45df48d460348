// Queue outbox-texts: gives texts to AWS End User Messaging.
import * as z from 'zod';
import { endUserMessagingTexts } from '../../carriers/end-user-messaging/text-carrier.ts';
import { readEnv } from '../../platform/env.ts';
import { sendTextsHandler } from '../send-texts-handler.ts';

const env = readEnv({ CONFIGURATION_SET: z.string() });

export const handler = sendTextsHandler(endUserMessagingTexts(env.CONFIGURATION_SET));
