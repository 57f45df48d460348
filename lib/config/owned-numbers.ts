// The numbers that a stage texts and calls from: all are the account’s already, Dibs buys none.
import * as z from 'zod';
import type { ProgramNumbers } from '../../lambdas/consent/program.ts';

const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'write the phone number in E.164, for example +12065550100');

const phoneNumberArn = z
  .string()
  .regex(
    /^arn:aws:sms-voice:[a-z0-9-]+:\d{12}:phone-number\/.+$/,
    'give the ARN that AWS End User Messaging shows for the number, arn:aws:sms-voice:<region>:<account>:phone-number/<id>',
  );

/** A number that the account already owns and has registered: Dibs buys none. */
export const ownedNumber = z.strictObject({ arn: phoneNumberArn, e164 });
export type OwnedNumber = z.output<typeof ownedNumber>;

const connectInstanceArn = z
  .string()
  .regex(
    /^arn:aws:connect:[a-z0-9-]+:\d{12}:instance\/[\w-]+$/,
    'give the ARN that Amazon Connect shows for the instance, arn:aws:connect:<region>:<account>:instance/<id>',
  );

/**
 * Who places calls to agents (CA-1). Neither line can do all:
 * - `end-user-messaging` only speaks and hears no keys, so whatever answers has claimed, a voicemail too. It takes five
 *   calls a day to one phone, one a second from each number and 20 a minute in all, and knows no ring timeout: the
 *   phone may ring on after the 20 seconds, and an answer then still claims (CA-6).
 * - `connect` asks for a 1, so that a voicemail claims nothing; without it an answer isn't a claim. It needs an
 *   instance of Amazon Connect with a number of its own, and its quotas raised before it calls many at once.
 */
export const voiceCarrier = z.discriminatedUnion(
  'carrier',
  [
    z.strictObject({
      carrier: z.literal('end-user-messaging'),
      numbers: z.array(ownedNumber).min(1, 'list at least one number to call from'),
    }),
    z.strictObject({ carrier: z.literal('connect'), instanceArn: connectInstanceArn, number: e164 }),
  ],
  'use {"carrier": "end-user-messaging", "numbers": […]} or {"carrier": "connect", "instanceArn": "…", "number": "+1…"}',
);

/** A number of an Amazon Connect instance; its flow is attached by hand, see docs/operations.md. */
export const pinLine = z.strictObject(
  { instanceArn: connectInstanceArn, number: e164 },
  'use {"instanceArn": "…", "number": "+1…"}, or null for no PIN line',
);

/** A number with the topic that texts to it go to; numbers that only call have none. */
export type ToldNumber = OwnedNumber & { inboundTopicArn?: string };

/** The numbers of AWS End User Messaging that texts and calls come from, each once: one may do both. */
export function numbersOf(
  {
    leadAlertNumber,
    introductionNumbers,
    voice,
  }: {
    leadAlertNumber: OwnedNumber;
    introductionNumbers: readonly OwnedNumber[];
    voice: z.output<typeof voiceCarrier>;
  },
  inboundTopicArn: string,
): ToldNumber[] {
  const callNumbers = voice.carrier === 'end-user-messaging' ? voice.numbers : [];
  const textNumbers = [leadAlertNumber, ...introductionNumbers].map((number) => ({
    ...number,
    inboundTopicArn,
  }));
  // The later one wins, at the place of the first.
  const all: ToldNumber[] = [...textNumbers, ...callNumbers, ...textNumbers];
  return [...new Map(all.map((number) => [number.arn, number])).values()];
}

/** The numbers that texts leave from, by program. */
export function numbersByProgram({
  leadAlertNumber,
  introductionNumbers,
}: {
  leadAlertNumber: OwnedNumber;
  introductionNumbers: readonly OwnedNumber[];
}): ProgramNumbers {
  return {
    'lead-alerts': [leadAlertNumber.e164],
    introductions: introductionNumbers.map(({ e164 }) => e164),
  };
}

/** What an agent's phone shows as the sender of an alert or as who calls, and where PINs are dialed. */
export function numbersThatReachAgents(config: {
  leadAlertNumber: OwnedNumber;
  voice: z.output<typeof voiceCarrier>;
  pinLine: z.output<typeof pinLine> | null;
}): { label: string; phone: string }[] {
  const { leadAlertNumber, voice } = config;
  const calls = voice.carrier === 'connect' ? [voice.number] : voice.numbers.map((number) => number.e164);
  return [
    { label: 'Lead alerts', phone: leadAlertNumber.e164 },
    ...calls.map((phone) => ({ label: 'Calls', phone })),
    ...(config.pinLine === null ? [] : [{ label: 'PIN line', phone: config.pinLine.number }]),
  ];
}
