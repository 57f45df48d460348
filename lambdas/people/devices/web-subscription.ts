// What a browser hands over to be pushed to (RFC 8030, RFC 8291). The endpoint is a URL that our functions will call: it is one of a
// push service that the stage knows, or it is refused (LI-3).
import * as z from 'zod';

/** Also padded, or in the other alphabet, as some libraries write it. */
function asBase64url(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The browser's public key, an uncompressed point of P-256 in 65 bytes, and the 16 bytes of the secret that it shares with us. */
const keysSchema = z.object({
  p256dh: z
    .string()
    .overwrite(asBase64url)
    .regex(/^B[A-P][\w-]{85}$/, 'must be the browser’s key, 65 bytes as base64url')
    .meta({
      examples: ['BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'],
    }),
  auth: z
    .string()
    .overwrite(asBase64url)
    .regex(/^[\w-]{22}$/, 'must be the browser’s secret, 16 bytes as base64url')
    .meta({ examples: ['BTBZMqHH6r4Tts7J_aSIgg'] }),
});

/** Those of push services are some 200 characters long, the longest known some 600. */
const longestEndpoint = 2048;

export const subscriptionSchema = z.object({
  endpoint: z
    .url({ protocol: /^https$/, error: 'must be an https URL' })
    .max(longestEndpoint)
    .refine((url) => isBare(url), {
      error: 'must have no user, password, port or fragment',
      params: { fault: 'not-an-address' },
    })
    .meta({ examples: ['https://fcm.googleapis.com/fcm/send/cWxkLWVuZHBvaW50'] }),
  keys: keysSchema,
});
export type WebSubscription = z.infer<typeof subscriptionSchema>;

function isBare(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password, port, hash } = new URL(url);
  return username === '' && password === '' && port === '' && hash === '';
}

/**
 * Whether `endpoint` is at one of `services`: host names, or `*.` and what they end with. A name that anyone may register could
 * lead to an address of ours by the time it is called; these names are their makers' own.
 */
export function isAtPushService(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' || !isBare(endpoint)) return false;
  return services.some((service) =>
    service.startsWith('*.') ? hostname.endsWith(service.slice(1)) : hostname === service,
  );
}
