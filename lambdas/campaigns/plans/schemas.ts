// A plan as it is written and answered (CP-2).
import * as z from 'zod';
import { referralIdSchema, sideSchema } from '../../claiming/referral.ts';
import { teamParameters } from '../../people/team.ts';
import { readAs } from '../../platform/http/read-as.ts';
import { instant } from '../../platform/instant.ts';
import { oneLine } from '../../platform/text.ts';
import { planIdSchema } from '../../texting/automated/automated.ts';
import { footerCode } from '../../texting/footer/footer.ts';
import { bodySchema } from '../../texting/wording/body-schema.ts';
import { fieldNames } from '../../texting/wording/fields.ts';
import { holdSchema, waitMeaning, waitSchema } from '../client-plans/forecast.ts';
import { templateIdSchema } from '../templates/template.ts';
import { clockTime, mostDays, mostSteps, planStarts } from './plan.ts';

const longestName = 80;

export const planParameters = teamParameters.extend({ planId: planIdSchema });

const afterDays = z
  .int()
  .min(0)
  .max(mostDays)
  .meta({ description: 'Days after the first day of the client’s plan.', examples: [15] });

const step = z
  .object({
    afterDays,
    at: clockTime.optional().meta({
      description:
        'The client’s local time. By default the time of day at which they began; a first step of day 0 goes at once.',
      examples: ['10:00'],
    }),
    templateId: templateIdSchema.optional().meta({
      description: 'Its text as it is when the step is sent. Either this or `body`.',
      examples: ['tpl_first_hello'],
    }),
    body: bodySchema.optional().meta({
      description: `A text of its own, with the fields of templates: ${fieldNames.map((field) => `\`{${field}}\``).join(', ')}.`,
      examples: ['Hi {ClientFirstName|there}, still looking in {City}?'],
    }),
  })
  .meta({ id: 'PlanStep', examples: [{ afterDays: 15, at: '10:00', templateId: 'tpl_first_hello' }] });

const written = {
  name: oneLine(longestName).meta({ examples: ['Long-term buyers'] }),
  side: sideSchema.optional().meta({ description: 'For clients of this side; without it, for all.' }),
  starts: planStarts,
  steps: z.array(step).min(1).max(mostSteps).meta({ description: 'In the order of their days.' }),
};

const exampleOfWritten = {
  name: 'Long-term buyers',
  side: 'buyer' as const,
  starts: 'by-hand' as const,
  steps: [
    { afterDays: 0, body: 'Hi {ClientFirstName|there}, still looking in {City}?' },
    { afterDays: 15, at: '10:00', templateId: 'tpl_first_hello' },
  ],
};

export const newPlan = z.object(written).meta({ id: 'NewPlan', examples: [exampleOfWritten] });

export const shownPlan = z
  .object({
    planId: planIdSchema,
    ...written,
    updatedAt: instant,
    version: z
      .int()
      .meta({ description: 'Counts the saves. Who is on the plan keeps theirs.', examples: [3] }),
  })
  .meta({
    id: 'Plan',
    examples: [
      {
        planId: 'plan_long_term_buyers',
        ...exampleOfWritten,
        updatedAt: '2026-03-02T15:04:05.000Z',
        version: 3,
      },
    ],
  });

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const previewQuery = z.object({
  fromStep: z.coerce
    .number()
    .pipe(z.int().min(1).max(mostSteps))
    .optional()
    .meta({ description: 'Goes on from there, that step’s day being today.', examples: [3] }),
  referralId: referralIdSchema.optional().meta({
    description:
      'For this client, by who owns them or leads the team: in the owner’s name, with their name and place, by the hours in which they may be texted and by what they had of automated texts (CP-9).',
  }),
  timeZones: z
    .string()
    .max(400)
    .transform(
      readAs(
        (zones) => {
          const all = zones.split(',').map((zone) => zone.trim());
          return all.every(isTimeZone) ? all : undefined;
        },
        { message: 'must be IANA names of time zones with commas between them', fault: 'not-a-choice' },
      ),
    )
    .optional()
    .meta({
      description:
        'Where a client may be of whom nothing else is known: times are those of the first, and quiet hours those of all. By default that of New York.',
      examples: ['America/Chicago,America/Los_Angeles'],
    }),
});

export const planPreview = z
  .object({
    steps: z.array(
      z
        .object({
          step: z.int().meta({ description: 'From 1 on.', examples: [1] }),
          day: z.int().meta({ examples: [0] }),
          at: clockTime.optional(),
          body: z.string().meta({
            description:
              'As the client reads it, with the names in front where they are due; of an invented client, unless `referralId` names one.',
            examples: ['Agent Four, Dibs Realty: Hi Jordan, still looking in Springfield?'],
          }),
          optOutInstructions: z.boolean().meta({ description: 'Whether they stand behind it (TX-5).' }),
          code: footerCode.meta({ description: 'Why they do or don’t.' }),
          segments: z.int().meta({ description: 'Of all that goes out.', examples: [2] }),
          leaves: z
            .object({ day: z.int().meta({ examples: [1] }), at: clockTime })
            .optional()
            .meta({
              id: 'PlanStepLeaves',
              description: 'When it goes out, by the client’s clock, where it has to wait beyond its time.',
            }),
          waits: waitSchema.optional().meta({ description: waitMeaning }),
          leftOut: z
            .literal(true)
            .optional()
            .meta({ description: 'It would have to wait longer than three days: it is not sent.' }),
          reason: holdSchema.optional().meta({
            description: 'Of a client: what keeps it waiting until then, unless that changes.',
          }),
          missing: z.array(z.enum(fieldNames)).optional().meta({
            description:
              'Fields without words behind a bar, of which some clients have no value: to them the step is not sent. Of a client: those of which this one has none.',
          }),
          templateRemoved: z
            .literal(true)
            .optional()
            .meta({ description: 'Its template is no more: the step is left out.' }),
        })
        .meta({ id: 'PlanPreviewStep' }),
    ),
    optOutInstructions: z.string().meta({
      description: 'What is put behind a text when it is due.',
      examples: ['[Reply end to opt out]'],
    }),
  })
  .meta({
    id: 'PlanPreview',
    description:
      'What a client gets who never answers. Without `referralId`: one who gets no other automated texts.',
  });
