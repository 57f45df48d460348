// The route of live: a channel by which an open portal hears of changes.
import * as z from 'zod';
import { describeRoute } from '../platform/http/route.ts';
import { instant } from '../platform/instant.ts';

export const openLiveChannel = describeRoute({
  method: 'POST',
  path: '/me/live-channels',
  operationId: 'openLiveChannel',
  section: 'Profile',
  summary: 'Open a live channel',
  description:
    'Connect to the stage’s WebSocket address (`liveUrl` of the portal’s configuration) with `?ticket=` within 30 seconds; a ticket connects once. Whatever changes for the agent is then told as `{"changed": …, "referralId"?: …}`: fetch it by the other routes. Read anew after each connect. Send `{"ticket": …}` every few minutes; unless `{"live": true}` comes back, connect anew. The channel ends with the token, after two hours, or when the agent leaves the team; an agent has ten at most.',
  roles: ['agent'],
  status: 201,
  outcome: 'A channel that waits for its connection.',
  answer: z
    .object({
      ticket: z.string().meta({ examples: ['tm_demo.agt_04.chn_hC7sYVrJqS0wY1cB2f9a'] }),
      endsAt: instant.meta({ description: 'When it ends by itself.' }),
    })
    .meta({ id: 'LiveChannel' }),
  problems: ['not-found'],
});
