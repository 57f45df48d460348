// The configuration of one stage: config/<stage>.json, checked at synth so that a wrong value never reaches a deploy.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSupportedCountry } from 'libphonenumber-js/min';
import * as z from 'zod';
import { conversationEvents, sentByDefault } from '../../lambdas/claiming/bus/bus-events.ts';
import { returningClientsSchema } from '../../lambdas/claiming/placing/returning.ts';
import { foldedPhrase } from '../../lambdas/texting/wording/spam-phrases.ts';
import { capabilities } from '../stacks/capabilities.ts';
import { type BrandConfig, brandConfig, contradictionsBetween } from './brand.ts';
import { foreignArns } from './foreign-arns.ts';
import { pinLine, voiceCarrier } from './owned-numbers.ts';
import { contradictionsOfWebhooks, webhooksConfig } from './webhooks.ts';

/** An SNS platform application, created once by hand with the app store's keys. */
const pushApplication = z
  .string()
  .regex(
    /^arn:aws:sns:[a-z0-9-]+:\d{12}:app\/(APNS|APNS_SANDBOX|GCM)\/[\w.-]+$/,
    'give the ARN of an SNS platform application, arn:aws:sns:<region>:<account>:app/<APNS|GCM>/<name>',
  );

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as HH:MM, for example 21:00');

const windowMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60, 'an offer stays open 7 days at most');

/** The same codes as in a referral's area. */
const state = z.string().regex(/^[A-Z]{2}$/, 'use the two letters of a state or province, for example WA');

const rate = z.strictObject({ requestsPerSecond: z.int().min(1), burst: z.int().min(1) });

/** SQS feeds two at a time at least. */
const reserved = z.int().min(2, 'reserve at least 2');

const fields = z.strictObject({
  /** When set, a deploy with another account's credentials is refused. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account id has 12 digits')
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'name an AWS region, for example us-east-1')
    .optional(),
  /**
   * Whether the data and base stacks, the table and the user pool refuse to be deleted. False until the first deploy has succeeded, so
   * that one that failed can be run again as it is (DE-1); true from then on.
   */
  protected: z.boolean().default(false),
  /**
   * PE-1: the first is that of teams without one, and of all that was stored when the stage had one: it stays the first. One that teams
   * or texts under way still have stays listed.
   */
  brands: z
    .array(brandConfig)
    .min(1, 'list at least one brand')
    .transform((brands, context): [BrandConfig, ...BrandConfig[]] => {
      for (const { path, message } of contradictionsBetween(brands))
        context.addIssue({ code: 'custom', message, path });
      const [first, ...others] = brands;
      return first === undefined ? z.NEVER : [first, ...others];
    }),
  /** The portal's public URL: links in emails and texts start with it. */
  portalUrl: z
    .url({ protocol: /^https?$/, error: 'give the portal’s URL, for example https://portal.example.com' })
    .refine(
      (url) => /^https?:\/\/[^/?#@]+$/.test(url),
      'give the portal’s URL without a path or a slash at its end, for example https://portal.example.com',
    )
    // As browsers send it, which Cognito compares letter by letter.
    .transform((url) => new URL(url).origin),
  /** For the host of `portalUrl`. Without one the portal is served at its CloudFront domain. */
  portalCertificate: z
    .string()
    .regex(
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      'give the ARN of a certificate in us-east-1, where CloudFront looks for them',
    )
    .optional(),
  /** The message parts a second of numbers that give none of their own (PA-1). Without it, what AWS grants such a number to begin with. */
  textsPerSecond: z
    .int('give whole texts a second, as AWS End User Messaging shows for the numbers')
    .min(1, 'give at least 1 text a second')
    .optional(),
  /**
   * What carriers charge for a message part, in US dollars, for the price that is shown before a bulk text (CP-6). Without it, that of 10DLC in the
   * US with the highest of the large carriers' fees, as in docs/cost.md.
   */
  textPartUsd: z.number('give the price of a message part in US dollars').nonnegative().default(0.0123),
  /** How many minutes texts may have to wait for a number before the alarm fires: then a number is too slow for what is sent from it. */
  textBacklogMinutes: z
    .int()
    .min(1, 'give at least a minute')
    .max(12 * 60, 'a queue hides a text for 12 hours at most')
    .default(15),
  voice: voiceCarrier,
  /** The number that agents dial to enter a PIN (CA-3). With null there is none, and no PIN is issued. */
  pinLine: pinLine.nullable(),
  /** Countries that texts and calls may go to, ISO 3166. */
  countries: z.array(z.string().refine(isSupportedCountry, 'use ISO 3166 codes, for example US')).min(1),
  /**
   * Takes phones in the exchange 555, of which 555-0100 to 555-0199 are reserved for fiction: for local runs. Nobody has such a
   * phone, so a stage that serves people refuses them (TX-17).
   */
  fictionalNumbers: z.boolean().default(false),
  /** The markets where agents can introduce themselves by text (TX-13). */
  textMarkets: z.union(
    [
      z.literal('everywhere'),
      z.strictObject({
        states: z.array(state),
        cities: z.array(z.strictObject({ city: z.string().min(1), state })),
      }),
    ],
    'use "everywhere" or {"states": ["WA"], "cities": [{"city": "Boise", "state": "ID"}]}',
  ),
  /** How long an offer stays open (CL-7). */
  offerMinutes: z.strictObject({ standard: windowMinutes, 'warm-transfer': windowMinutes }),
  /** CL-14: a client who comes back to a team goes to the agent who has them, or is offered to the team. */
  returningClients: returningClientsSchema.default('owner'),
  /** Which events of conversations are put on the bus: each costs (docs/cost.md). Those of referrals always are (CL-11). */
  events: z
    .array(
      z.enum(
        conversationEvents,
        `list some of ${conversationEvents.join(', ')}: all other events are always sent`,
      ),
    )
    .default([...sentByDefault]),
  /** Receivers of events by HTTPS, signed (docs/events). */
  webhooks: webhooksConfig,
  /** Hosts whose links carriers block (TX-9). */
  linkShorteners: z.array(z.hostname('list bare host names, for example bit.ly').toLowerCase()),
  /** Phrases that carriers treat as spam: a text that contains one is refused, and the agent is told which. `…` stands for up to three words. */
  spamPhrases: z
    .array(
      z
        .string()
        .max(100)
        .refine((phrase) => foldedPhrase(phrase).length >= 3, 'list phrases of at least 3 letters or digits'),
    )
    .default([]),
  /** No text is sent between `start` and `end`, the recipient's local time. With null, texts are sent at any hour. */
  quietHours: z.strictObject({ start: localTime, end: localTime }).nullable(),
  /**
   * Hosts of the push services of browsers that the stage calls (LI-3): of Chrome and its kin, Firefox, Safari and Edge unless others are
   * named. No endpoint elsewhere is taken, for it is a URL that the stage would call.
   */
  pushServices: z
    .array(
      z
        .string()
        .regex(
          /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/,
          'name a host, or *. and what hosts end with, for example *.push.apple.com',
        ),
    )
    .min(1)
    .default([
      'fcm.googleapis.com',
      '*.push.services.mozilla.com',
      '*.push.apple.com',
      '*.notify.windows.com',
    ]),
  pushApplications: z.strictObject({ ios: pushApplication.optional(), android: pushApplication.optional() }),
  /** Who gets the alarms by email. They go to an SNS topic in any case. */
  alarmEmail: z.email().optional(),
  logRetentionDays: z.literal(
    [1, 3, 5, 7, 14, 30, 60, 90, 180, 365],
    'CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 180 or 365 days',
  ),
  /** Whether people need an authenticator app to sign in. */
  secondFactor: z.enum(['optional', 'required']).default('optional'),
  /**
   * How many requests the API takes; callers above it get 429. `withoutToken`: those of each route that anyone may call, so that no
   * stranger uses up what agents need: together the two begin fewer functions at once than a new account may have. `connects`: how
   * many portals connect their live channel; after an outage all do.
   */
  throttling: rate.extend({
    withoutToken: rate.default({ requestsPerSecond: 10, burst: 4 }),
    connects: rate.default({ requestsPerSecond: 100, burst: 200 }),
  }),
  /**
   * Lambdas at a time that belong to the function that takes inbound texts, and to each of those that claim (first text, answered call,
   * PIN), whatever else is busy. AWS refuses to reserve the last 100 of an account.
   */
  reservedConcurrency: z.strictObject({ inboundTexts: reserved, claims: reserved }).optional(),
  /** A web ACL of WAF in us-east-1, in front of the portal. */
  portalWebAcl: z
    .string()
    .regex(
      /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/,
      'give the ARN of a web ACL for CloudFront, arn:aws:wafv2:us-east-1:<account>:global/webacl/<name>/<id>',
    )
    .optional(),
  /** An alarm at 80 % of it spent in a month by the account, and when all of it is going to be. */
  monthlyBudgetUsd: z.number('give the budget as a number of US dollars').positive().optional(),
  /** A copy of the table each month, in a vault where nobody can delete it (DE-4). */
  backup: z
    .strictObject({
      keepYears: z
        .int()
        .min(5, 'what people agreed to has to be proved for 5 years')
        .max(99, 'AWS keeps backups 100 years at most'),
      /** Until then the lock can be lifted; from then on by nobody, not even AWS. */
      lockAfterDays: z.int().min(3, 'AWS takes at least 3 days').max(365, 'lock the vault within a year'),
      /** Another than `dibs-<stage>-ledger`, when an earlier deploy left a vault of that name. */
      vaultName: z
        .string()
        .regex(/^[A-Za-z0-9_-]{2,50}$/, 'use 2 to 50 letters, digits, dashes and underscores')
        .optional(),
    })
    .optional(),
});

export const stageConfig = fields.check(({ value, issues }) => {
  for (const { path, message } of contradictionsOf(value)) {
    issues.push({ code: 'custom', message, path, input: value });
  }
});

/** What each field allows by itself and AWS refuses in the middle of a deploy. */
function* contradictionsOf(
  config: z.output<typeof fields>,
): Generator<{ path: PropertyKey[]; message: string }> {
  yield* foreignArns(config);
  yield* contradictionsOfWebhooks(config);
  const { portalUrl, throttling } = config;
  const { requestsPerSecond, burst, withoutToken } = throttling;
  if (withoutToken.requestsPerSecond > requestsPerSecond || withoutToken.burst > burst) {
    yield { path: ['throttling'], message: 'let withoutToken have no more requests than the whole API' };
  }
  // Cognito leads back to https alone, but for the machine itself.
  if (/^http:\/\/(?!localhost(:|$))/.test(portalUrl)) {
    yield { path: ['portalUrl'], message: 'begin it with https://: people sign in there' };
  }
}

export type StageConfig = z.output<typeof stageConfig> & { stage: string };

/** Cognito takes no sign-in page whose name has one of its own words in it, or ends with a dash. */
const stagePattern = /^(?!.*(?:aws|amazon|cognito))[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/** How the names of a stage's stacks end: another stage may not be called so. */
const otherStages = ['data', ...capabilities];

/** Names of resources begin with it. */
export const stageName = z
  .string()
  .regex(stagePattern, {
    abort: true,
    error: ({ input }) =>
      `"${input}" is no stage name: use lower-case letters, digits and dashes, at most 20, no dash at the end, and none of aws, amazon and cognito.`,
  })
  .refine((name) => otherStages.every((end) => !name.endsWith(`-${end}`)), {
    error: ({ input }) => `"${input}" is no stage name: dibs-${input} would be a stack of another stage.`,
  });

/** Where they were while a stage had one brand. */
const fieldsOfOneBrand: readonly string[] = [
  'brand',
  ...['supportContact', 'consentRequestPrefix', 'emailFrom', 'emailIdentity', 'texts', 'optOutInstructions'],
];

/** A stage may take another's values but for its own: `{"extends": "local", "voice": …}`. The other extends none. */
const extending = z.looseObject({ extends: stageName });

/** Reads `<directory>/<stage>.json`. Throws an Error that names the file, each wrong field and how to fix it. */
export function readConfig(stage: string, directory: string): StageConfig {
  const wrong = stageName.safeParse(stage).error?.issues[0];
  if (wrong !== undefined) throw new Error(wrong.message);
  const file = join(directory, `${stage}.json`);
  const given = readJson(file);
  const { data } = extending.safeParse(given);
  const { extends: base, ...own } = data ?? {};
  const values =
    base === undefined ? given : { ...Object(readJson(join(directory, `${base}.json`))), ...own };
  const ofOneBrand = Object.keys(values ?? {}).filter((name) => fieldsOfOneBrand.includes(name));
  if (ofOneBrand.length > 0) {
    throw new Error(
      `${file} is not usable: ${ofOneBrand.join(', ')} belong to a brand by now. Put them into "brands", as example.json does.`,
    );
  }
  const parsed = stageConfig.safeParse(values);
  if (!parsed.success) throw new Error(`${file} is not usable:\n${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, stage };
}

function readJson(file: string): unknown {
  if (!existsSync(file)) {
    throw new Error(`There is no ${file}: copy example.json beside it to that name and fill it in.`);
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${cause instanceof Error ? cause.message : 'unreadable'}`, {
      cause,
    });
  }
}
