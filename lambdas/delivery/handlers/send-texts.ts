// Queue outbox-texts: gives texts to the carrier that the stage chose.
import * as z from 'zod';
import { openTextCarrier } from '../../carriers/text-carriers.ts';
import { readEnv } from '../../platform/env.ts';
import { sendTextsHandler } from '../send-texts-handler.ts';

const env = readEnv({ TEXT_CARRIER: z.string() });

export const handler = sendTextsHandler(openTextCarrier(env.TEXT_CARRIER));
