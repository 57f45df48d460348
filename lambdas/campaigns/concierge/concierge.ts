// CP-8: how a team greets its new clients, and what a lead may save of it.
import * as z from 'zod';
import { sideSchema } from '../../claiming/referral.ts';
import { instant, laterBy } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import type { Refusal } from '../../platform/outcome.ts';
import { planIdSchema } from '../../texting/automated/automated.ts';
import { bodySchema } from '../../texting/wording/body-schema.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { refuseTemplate, type TemplateRefusal } from '../templates/template.ts';
import { agentFieldsIn } from './greeting-text.ts';

const sides = sideSchema.options;

/** A day: whoever waits longer has been asked by others. */
const mostMinutes = 1440;

const greetings = z.object({ buyer: bodySchema.optional(), seller: bodySchema.optional() }).meta({
  id: 'Greetings',
  description: 'With the fields of a template. Without one, a client of that side gets Dibs’ own words.',
  examples: [{ buyer: 'Hi {ClientFirstName|there}, welcome to {Brand}! An agent will text you soon.' }],
});

export const always = {
  enabled: z.boolean().meta({ description: 'Off keeps the rest of the settings.' }),
  greetings,
  planId: planIdSchema.optional().meta({
    description:
      'A plan for clients who were greeted and have not answered by the claim: they go on it with the claim, in the place of the plan of their side that starts with it. One for buyers or sellers alone is for those.',
  }),
};

export const afterMinutes = z
  .int()
  .min(1)
  .max(mostMinutes)
  .meta({ examples: [10] });

export const conciergeSettings = z
  .discriminatedUnion('when', [
    z.object({ ...always, when: z.literal('created') }).meta({ id: 'GreetingAtOnce' }),
    z
      .object({
        ...always,
        when: z.literal('unclaimed'),
        afterMinutes,
      })
      .meta({ id: 'GreetingWhenUnclaimed' }),
  ])
  .meta({
    id: 'ConciergeSettings',
    description:
      '`created`: a client is greeted when their referral comes in. `unclaimed`: when nobody has claimed it within `afterMinutes`.',
    examples: [{ enabled: true, when: 'unclaimed', afterMinutes: 10, greetings: {} }],
  });
export type ConciergeSettings = z.infer<typeof conciergeSettings>;

/** `version` counts the saves. `planSince`: since when they name that plan. */
export const conciergeSchema = itemSchema(() =>
  z.object({
    teamId: z.string(),
    settings: conciergeSettings,
    planSince: instant.optional(),
    updatedAt: instant,
    version: z.int(),
  }),
);
export type Concierge = ItemOf<typeof conciergeSchema>;

/** `changed`: somebody saved since it was read. `no-plan`: the plan that it names is not there any more. */
export type SavedConcierge = 'saved' | 'changed' | 'no-plan';

/** Of a team that never saved any. */
export const initialConcierge: ConciergeSettings = { enabled: false, when: 'created', greetings: {} };

/** CP-3: the plan on which greeted clients go with their claim at `at`, if any. Whoever was claimed before the lead decided so is not meant. */
export function planOfGreeted(concierge: Concierge | undefined, at: string): string | undefined {
  const { settings, planSince = '' } = concierge ?? {};
  return settings?.enabled === true && planSince <= at ? settings.planId : undefined;
}

/** When a greeting goes out at the earliest, of a client who came `at`; undefined: at once. */
export function greetingTime(settings: ConciergeSettings, at: string): string | undefined {
  if (settings.when === 'created') return undefined;
  return laterBy(settings.afterMinutes * 60_000, at);
}

/** Undefined for greetings that may be saved, in a team of `brand`: each keeps the rules of templates, and names no agent. */
export function refuseGreetings(
  { greetings }: ConciergeSettings,
  about: { brand: string; blocked: BlockedContent },
): TemplateRefusal | undefined {
  for (const side of sides) {
    const body = greetings[side];
    if (body === undefined) continue;
    const refusal = refuseTemplate(body, about) ?? refuseAgentFields(body);
    if (refusal === undefined) continue;
    const errors = refusal.errors?.map((fault) => ({ ...fault, path: `/greetings/${side}` }));
    return { ...refusal, ...(errors && { errors }) };
  }
  return undefined;
}

/** CL-9: when a greeting goes out, no agent has the client yet. */
function refuseAgentFields(body: string): Refusal<'template-invalid'> | undefined {
  const named = agentFieldsIn(body);
  if (named.length === 0) return undefined;
  const errors = named.map((value) => ({
    path: '/body',
    detail: `${value} has no value: no agent has the client yet. Remove it, or add words that stand in for it.`,
    code: 'no-agent-yet',
    value,
  }));
  return { refused: 'template-invalid', detail: errors.map(({ detail }) => detail).join(' '), errors };
}
