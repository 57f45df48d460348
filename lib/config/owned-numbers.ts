// The numbers that a stage texts and calls from. The account owns them already: Dibs buys none.
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

/** A number that the account already owns and has registered. */
export const ownedNumber = z.strictObject({ arn: phoneNumberArn, e164 });
export type OwnedNumber = z.output<typeof ownedNumber>;

const connectInstanceArn = z
  .string()
  .regex(
    /^arn:aws:connect:[a-z0-9-]+:\d{12}:instance\/[\w-]+$/,
    'give the ARN that Amazon Connect shows for the instance, arn:aws:connect:<region>:<account>:instance/<id>',
  );

/**
 * Who places calls to agents (CA-1). Each carrier has its limits:
 * - `end-user-messaging` only speaks and doesn't hear keys, so whatever answers claims, even a voicemail. It allows five
 *   calls a day to one phone, one a second from each number and 20 a minute in total. It has no ring timeout: the phone
 *   may keep ringing after the 20 seconds, and an answer then still claims (CA-6).
 * - `connect` asks the agent to press 1, so a voicemail can't claim. It needs an Amazon Connect instance with a number of
 *   its own, and higher quotas before it can place many calls at once.
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

/** A number of an Amazon Connect instance. Its flow is attached by hand, see docs/operations.md. */
export const pinLine = z.strictObject(
  { instanceArn: connectInstanceArn, number: e164 },
  'use {"instanceArn": "…", "number": "+1…"}, or null for no PIN line',
);

/** A number with the topic for texts to it; numbers that only place calls have none. */
export type StageNumber = OwnedNumber & { inboundTopicArn?: string };

/** The numbers of AWS End User Messaging that send texts or place calls. One that does both is listed once. */
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
): StageNumber[] {
  const callNumbers = voice.carrier === 'end-user-messaging' ? voice.numbers : [];
  const textNumbers = [leadAlertNumber, ...introductionNumbers].map((number) => ({
    ...number,
    inboundTopicArn,
  }));
  // The last entry for a number wins and keeps the position of the first.
  const all: StageNumber[] = [...textNumbers, ...callNumbers, ...textNumbers];
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

/** The numbers that an agent sees as sender or caller, and the one to dial with a PIN. */
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
