// The route of a team's figures: how its automated texts are taken.
import * as z from 'zod';
import { teamParameters } from '../../people/team.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { instant } from '../../platform/instant.ts';

const mostWeeks = 12;
const wholeWeeks = {
  error: `must be whole weeks from 1 to ${mostWeeks}`,
  params: { fault: 'wrong-format' },
};

const share = z.number().min(0).max(1);
const figures = {
  sent: z.int().meta({ description: 'What the carrier was given.', examples: [420] }),
  delivered: z.int(),
  failed: z.int(),
  replied: z.int().meta({ description: 'Clients who answered within seven days.' }),
  optedOut: z.int().meta({ description: 'Clients who asked for no more texts within seven days.' }),
  spam: z.int().meta({ description: 'What a carrier blocked or called spam.' }),
  shares: z
    .object({ delivered: share, failed: share, replied: share, optedOut: share, spam: share })
    .meta({ id: 'SendingShares', description: 'Of what the carrier was given, from 0 to 1.' }),
  verdict: z.enum(['good', 'watch', 'stop']).meta({
    id: 'SendingVerdict',
    description: '`stop`: no new bulk text is begun.',
  }),
  because: z
    .enum(['opt-outs', 'spam', 'failures'])
    .optional()
    .meta({ id: 'SendingVerdictReason', description: 'What the verdict is for, if it is not `good`.' }),
};
const examples = {
  sent: 420,
  delivered: 411,
  failed: 6,
  replied: 38,
  optedOut: 7,
  spam: 1,
  shares: { delivered: 0.979, failed: 0.014, replied: 0.09, optedOut: 0.017, spam: 0.002 },
  verdict: 'watch' as const,
  because: 'opt-outs' as const,
};

export const readSendingHealth = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/sending-health',
  operationId: 'readSendingHealth',
  section: 'Templates',
  summary: 'Read how a team’s automated texts are taken',
  description:
    'For the team’s lead: by weeks that begin on Monday, UTC, the oldest first, and of the last seven days. A text counts in the week in which it was written.',
  roles: ['agent'],
  parameters: teamParameters,
  query: z.object({
    weeks: z
      .string()
      .regex(/^[1-9]\d?$/, wholeWeeks.error)
      .transform(Number)
      .refine((weeks) => weeks <= mostWeeks, wholeWeeks)
      .optional()
      .meta({ description: 'How many, this one included; 8 by default.', examples: [8] }),
  }),
  status: 200,
  outcome: 'The weeks.',
  answer: z
    .object({
      weeks: z.array(
        z.object({ week: z.string().meta({ examples: ['2026-W48'] }), from: instant, ...figures }).meta({
          id: 'SendingWeek',
          examples: [{ week: '2026-W48', from: '2026-11-23T00:00:00.000Z', ...examples }],
        }),
      ),
      recent: z
        .object(figures)
        .meta({ id: 'RecentSending', description: 'Of the last seven days.', examples: [examples] }),
    })
    .meta({ id: 'SendingHealth' }),
  problems: ['not-found'],
});
