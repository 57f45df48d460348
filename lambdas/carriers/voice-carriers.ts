// Whichever carrier places the stage's calls, opened from what a function is told of it.
import * as z from 'zod';
import { connectCarrier } from './connect/voice-carrier.ts';
import { endUserMessagingCarrier } from './end-user-messaging/voice-carrier.ts';

export const voiceLine = z.discriminatedUnion('carrier', [
  z.object({
    carrier: z.literal('end-user-messaging'),
    numbers: z.array(z.string()).min(1),
    configurationSet: z.string(),
  }),
  z.object({
    carrier: z.literal('connect'),
    instanceId: z.string(),
    contactFlowId: z.string(),
    number: z.string(),
  }),
]);

export function openVoiceCarrier(line: z.infer<typeof voiceLine>) {
  switch (line.carrier) {
    case 'end-user-messaging':
      return endUserMessagingCarrier(line);
    case 'connect':
      return connectCarrier(line);
  }
}
