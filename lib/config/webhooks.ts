// Webhooks: who outside of AWS is told of events, as a stage's configuration says.
import * as z from 'zod';
import {
  type BusEvent,
  type ConversationEvent,
  conversationEvents,
  outcomeEvents,
} from '../../lambdas/claiming/bus/bus-events.ts';

const types: readonly BusEvent['type'][] = [...outcomeEvents, ...conversationEvents];

const webhook = z.strictObject({
  /** Names its queue, secret and alarms: it stays as long as the receiver. */
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      'name it in lower-case letters, digits and dashes, for example crm',
    )
    .max(30, 'name it in at most 30 characters'),
  /** Where its events are posted. */
  url: z
    .url({
      protocol: /^https$/,
      abort: true,
      error: 'give the receiver’s https URL, for example https://crm.example.com/dibs',
    })
    .refine((url) => {
      const { username, password, hash } = new URL(url);
      return username === '' && password === '' && hash === '';
    }, 'leave user, password and fragment out of the URL: requests are signed')
    .refine(
      (url) => isPublicHost(new URL(url).hostname),
      'name the receiver’s public host, for example crm.example.com: not an address, nor one inside of a network',
    ),
  /** Which it gets. Without it all that the stage sends. */
  events: z
    .array(z.enum(types, `list some of ${types.join(', ')}`))
    .min(1, 'list at least one event')
    .optional(),
});

/** What answers inside of a network, or on the machine that asks, is no receiver; `URL` writes every IPv4 address in dots. */
function isPublicHost(hostname: string): boolean {
  const labels = hostname.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  const isAddress = hostname.startsWith('[') || /^\d+$/.test(top);
  return labels.length > 1 && !isAddress && !['localhost', 'local', 'internal'].includes(top);
}

export type WebhookConfig = z.output<typeof webhook>;

export const webhooksConfig = z.array(webhook).default([]);

/** What several webhooks can't have in common, and events that would never come. */
export function* contradictionsOfWebhooks(config: {
  webhooks: readonly WebhookConfig[];
  events: readonly ConversationEvent[];
}): Generator<{ path: PropertyKey[]; message: string }> {
  const sent: readonly string[] = [...outcomeEvents, ...config.events];
  for (const [index, { name, events = [] }] of config.webhooks.entries()) {
    const path = ['webhooks', index];
    if (config.webhooks.findIndex((other) => other.name === name) < index)
      yield { path: [...path, 'name'], message: `another webhook is called ${name}` };
    for (const type of events) {
      if (sent.includes(type)) continue;
      yield {
        path: [...path, 'events'],
        message: `list ${type} in the stage’s own events as well: without it none is sent`,
      };
    }
  }
}
