// The numbers that a stage texts and calls from. The account owns them already: Dibs buys none.
import * as z from 'zod';
import {
  leadAlerts,
  oneNumberOf,
  type Program,
  type ProgramNumbers,
  programNumbersSchema,
  programSchema,
  programs,
} from '../../lambdas/consent/program.ts';

export const e164 = z
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

/** Five or six digits, as phones show a short code. */
const shortCode = /^\d{5,6}$/;

/** One that texts, with the message parts a second that the carrier takes from it (PA-1). */
export const textNumber = ownedNumber.extend({
  e164: z.union(
    [e164, z.string().regex(shortCode)],
    'write the phone number in E.164, for example +12065550100, or a short code as its digits',
  ),
  partsPerSecond: z
    .int('give whole message parts a second, as AWS End User Messaging shows for the number')
    .min(1, 'give at least 1 message part a second')
    .optional(),
});

/**
 * What AWS grants a number to begin with, in message parts a second: a short code 100, a toll-free number of North America 3, another
 * number there 1 (a 10DLC can be granted more), a number of any other country 10.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-mps.html, read on 2026-11-28
 */
function grantedTo(number: string): number {
  if (shortCode.test(number)) return 100;
  if (/^\+18(00|33|44|55|66|77|88)/.test(number)) return 3;
  return number.startsWith('+1') ? 1 : 10;
}

type PacedTexts = {
  textsPerSecond?: number | undefined;
  brands: readonly {
    texts: {
      numbers: Record<Program, { e164: string; arn?: string; partsPerSecond?: number | undefined }[]>;
    };
  }[];
};

/** The numbers that text, of all brands. */
function textNumbersOf<N>({
  brands,
}: {
  brands: readonly { texts: { numbers: Record<Program, N[]> } }[];
}): N[] {
  return brands.flatMap(({ texts }) => Object.values(texts.numbers).flat());
}

/** PA-1: the rate of each number that texts: its own, that of the stage, or what such a number is granted. */
export function partsPerSecondOf({ brands, textsPerSecond }: PacedTexts): Record<string, number> {
  return Object.fromEntries(
    textNumbersOf({ brands }).map(({ e164, partsPerSecond }) => [
      e164,
      partsPerSecond ?? textsPerSecond ?? grantedTo(e164),
    ]),
  );
}

/** The same for a function's environment: only what differs from `default`, the least, which also holds for a number of earlier. */
export function paceVariable(config: PacedTexts): string {
  const rates = partsPerSecondOf(config);
  const least = Math.min(...Object.values(rates));
  const others = Object.entries(rates).filter(([, rate]) => rate !== least);
  return JSON.stringify({ default: least, ...Object.fromEntries(others) });
}

/** Each program's numbers, in the form in which a carrier knows them. */
export function numbersOfPrograms<N extends z.ZodType<{ e164: string }>>(number: N) {
  const numbers = z.array(number, 'list the numbers that the program texts from').min(1, 'list a number');
  return z.record(programSchema, numbers).check(({ value, issues }) => {
    for (const program of programSchema.options) {
      for (const message of faultsOf(program, value)) {
        issues.push({ code: 'custom', message, path: [program], input: value });
      }
    }
  });
}

function faultsOf(program: Program, numbers: Record<Program, { e164: string }[]>): string[] {
  const others = programSchema.options.filter((other) => other !== program);
  const taken = new Set(others.flatMap((other) => numbers[other].map(({ e164 }) => e164)));
  const shared = numbers[program].filter(({ e164 }) => taken.has(e164));
  const isTooMany = programs[program].numbers === 'one' && numbers[program].length > 1;
  return [
    ...(isTooMany ? ['this program texts from one number: list that one'] : []),
    // CO-5: by the number that a STOP was texted to it is told which program it ends.
    ...shared.map(({ e164 }) => `a number serves one program alone, but another one lists ${e164} as well`),
  ];
}

/** Only a number of AWS End User Messaging has an ARN. */
type Texts = { texts: { numbers: Record<Program, { e164: string; arn?: string }[]> } };
type OfBrands<B> = { brands: readonly B[] };

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

/** A number with the topic for texts to it and its rate; numbers that only place calls have neither. */
export type StageNumber = OwnedNumber & { inboundTopicArn?: string; partsPerSecond?: number };

/** The numbers of AWS End User Messaging that send texts or place calls. One that does both is listed once. */
export function numbersOf(
  { brands, voice, textsPerSecond }: PacedTexts & { voice: z.output<typeof voiceCarrier> },
  inboundTopicArn: string,
): StageNumber[] {
  const rates = partsPerSecondOf({ brands, textsPerSecond });
  const callNumbers = voice.carrier === 'end-user-messaging' ? voice.numbers : [];
  const textedNumbers = textNumbersOf({ brands }).flatMap(({ arn, e164 }) =>
    arn === undefined ? [] : [{ arn, e164, inboundTopicArn, partsPerSecond: rates[e164] ?? 1 }],
  );
  // The last entry for a number wins and keeps the position of the first.
  const all: StageNumber[] = [...textedNumbers, ...callNumbers, ...textedNumbers];
  return [...new Map(all.map((number) => [number.arn, number])).values()];
}

/** The numbers that a brand's texts leave from, by program. */
export function numbersByProgram({ texts }: Texts): ProgramNumbers {
  const phones = Object.entries(texts.numbers).map(([program, numbers]) => [
    program,
    numbers.map(({ e164 }) => e164),
  ]);
  return programNumbersSchema.parse(Object.fromEntries(phones));
}

/** The one number of a brand's text alerts to agents. */
export function leadAlertNumberOf(brand: Texts): string {
  return oneNumberOf(leadAlerts, numbersByProgram(brand));
}

/** TX-17: the environment of a function that takes phones of people: its countries, and what else is refused. */
export function phoneEnvironment(
  config: Parameters<typeof ownNumbers>[0] & {
    countries: readonly string[];
    fictionalNumbers: boolean;
  },
): { COUNTRIES: string; PHONE_RULES: string } {
  const rules = { own: ownNumbers(config), takesFiction: config.fictionalNumbers };
  return { COUNTRIES: JSON.stringify(config.countries), PHONE_RULES: JSON.stringify(rules) };
}

/** Every number of the stage: no person has it. */
function ownNumbers(config: OfBrands<Texts> & CallNumbers): string[] {
  const texts = textNumbersOf(config).map(({ e164 }) => e164);
  return [...new Set([...texts, ...numbersThatCall(config).map(({ phone }) => phone)])];
}

type CallNumbers = {
  voice: z.output<typeof voiceCarrier>;
  pinLine: z.output<typeof pinLine> | null;
};

/** The numbers that an agent sees as caller, and the one to dial with a PIN: of all brands. */
export function numbersThatCall({ voice, pinLine }: CallNumbers): { label: string; phone: string }[] {
  const calls = voice.carrier === 'connect' ? [voice.number] : voice.numbers.map((number) => number.e164);
  return [
    ...calls.map((phone) => ({ label: 'Calls', phone })),
    ...(pinLine === null ? [] : [{ label: 'PIN line', phone: pinLine.number }]),
  ];
}
