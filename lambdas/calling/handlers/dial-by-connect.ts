// Workflow tasks "Dial" and "Dial again", over Amazon Connect.
import * as z from 'zod';
import { connectCarrier } from '../../carriers/connect/voice-carrier.ts';
import { readEnv } from '../../platform/env.ts';
import { dialHandler } from '../dialing/dial-handler.ts';

const env = readEnv({ CONNECT_INSTANCE_ID: z.string(), CALL_FLOW_ID: z.string(), CALL_NUMBER: z.string() });

export const handler = dialHandler(
  connectCarrier({
    instanceId: env.CONNECT_INSTANCE_ID,
    contactFlowId: env.CALL_FLOW_ID,
    number: env.CALL_NUMBER,
  }),
);
