// What happened to a referral, as its timeline tells it: each event with its time and kind.
import * as z from 'zod';
import { stopReason } from '../campaigns/client-plans/client-plan.ts';
import { stageSchema } from '../claiming/client/stage.ts';
import { offerOutcome } from '../claiming/offers/offer.ts';
import { claimedBy, reasonInWords, returnReason } from '../claiming/referral.ts';
import { noteIdSchema } from '../clients/note.ts';
import { agentIdSchema, teamIdSchema } from '../people/team.ts';
import { instant } from '../platform/instant.ts';
import { automatedSchema, planIdSchema } from '../texting/automated/automated.ts';
import { directionSchema, messageIdSchema } from '../texting/message.ts';

const round = z.int().meta({ description: 'How often it has been offered by then.', examples: [1] });
const plan = z
  .object({ planId: planIdSchema, name: z.string().meta({ examples: ['Long-term buyers'] }) })
  .meta({ id: 'TimelinePlan' });
const agent = { agentId: agentIdSchema, name: z.string().meta({ examples: ['Agent Four'] }) };

export const timelineEventSchema = z
  .discriminatedUnion('kind', [
    z.object({ at: instant, kind: z.literal('created') }).meta({ id: 'TimelineCreated' }),
    z
      .object({ at: instant, kind: z.literal('corrected') })
      .meta({ id: 'TimelineCorrected', description: 'By the source; the last time.' }),
    z
      .object({ at: instant, kind: z.literal('offered-again'), teamId: teamIdSchema, round })
      .meta({ id: 'TimelineOfferedAgain', description: 'Or offered to the next team of a chain.' }),
    z
      .object({ at: instant, kind: z.literal('offered'), teamId: teamIdSchema, round, ...agent })
      .meta({ id: 'TimelineOffered' }),
    z
      .object({
        at: instant,
        kind: z.literal('told'),
        round,
        ...agent,
        channel: z.enum(['text', 'email', 'push']),
        outcome: z
          .string()
          .meta({ description: '`sent`, or how the message stands by now.', examples: ['delivered'] }),
      })
      .meta({ id: 'TimelineTold', description: 'An agent was told of the offer. Kept for 400 days.' }),
    z
      .object({
        at: instant,
        kind: z.literal('offer-ended'),
        round,
        ...agent,
        outcome: offerOutcome.exclude(['claimed']),
      })
      .meta({ id: 'TimelineOfferEnded' }),
    z
      .object({
        at: instant,
        kind: z.literal('called'),
        round,
        ...agent,
        calls: z.int().meta({ description: 'How many were asked for.', examples: [1] }),
        outcome: z.string().meta({ description: 'The state of the last of them.', examples: ['missed'] }),
      })
      .meta({ id: 'TimelineCalled' }),
    z
      .object({
        at: instant,
        kind: z.literal('claimed'),
        round,
        ...agent,
        by: claimedBy.optional(),
        seconds: z
          .int()
          .optional()
          .meta({ description: 'Since they were first told of it.', examples: [245] }),
      })
      .meta({ id: 'TimelineClaimed' }),
    z
      .object({
        at: instant,
        kind: z.literal('reassigned'),
        ...agent,
        from: agentIdSchema,
        fromName: z.string(),
      })
      .meta({ id: 'TimelineReassigned', description: 'To the agent.' }),
    z
      .object({
        at: instant,
        kind: z.literal('passed-on'),
        teamId: teamIdSchema,
        round,
        reason: returnReason,
      })
      .meta({ id: 'TimelinePassedOn', description: 'It was over for this team of a chain. For the source.' }),
    z.object({ at: instant, kind: z.literal('skipped'), teamId: teamIdSchema, round }).meta({
      id: 'TimelineSkipped',
      description: 'A team of a chain of which nobody could be offered it. For the source.',
    }),
    z
      .object({
        at: instant,
        kind: z.literal('returned'),
        teamId: teamIdSchema,
        round,
        reason: returnReason,
        note: reasonInWords().optional(),
      })
      .meta({ id: 'TimelineReturned', description: '`note`: not for the owner.' }),
    z
      .object({
        at: instant,
        kind: z.literal('text'),
        messageId: messageIdSchema,
        direction: directionSchema,
        body: z.string(),
        delivery: z.string(),
        automated: automatedSchema.optional(),
      })
      .meta({ id: 'TimelineText', description: 'For the owner and the lead.' }),
    z
      .object({ at: instant, kind: z.literal('stage'), ...agent, stage: stageSchema })
      .meta({ id: 'TimelineStage', description: 'Set by the agent. For the owner and the lead.' }),
    z
      .object({
        at: instant,
        kind: z.literal('tags'),
        ...agent,
        added: z.array(z.string()),
        removed: z.array(z.string()),
      })
      .meta({ id: 'TimelineTags', description: 'For the owner and the lead.' }),
    z
      .object({ at: instant, kind: z.literal('note'), noteId: noteIdSchema, ...agent, text: z.string() })
      .meta({ id: 'TimelineNote', description: 'For the owner and the lead.' }),
    z
      .object({
        at: instant,
        kind: z.literal('plan-started'),
        plan,
        startedBy: z.enum(['claim', 'owner', 'lead']),
        agentId: agent.agentId.optional(),
        name: agent.name.optional(),
      })
      .meta({
        id: 'TimelinePlanStarted',
        description:
          'The client was put on a plan: by the agent, or with the claim. For the owner and the lead; the last 20.',
      }),
    z
      .object({
        at: instant,
        kind: z.literal('plan-stopped'),
        plan,
        reason: stopReason,
        agentId: agent.agentId.optional(),
        name: agent.name.optional(),
      })
      .meta({
        id: 'TimelinePlanStopped',
        description: 'The agent: who stopped it by hand. For the owner and the lead.',
      }),
    z
      .object({ at: instant, kind: z.literal('plan-done'), plan })
      .meta({ id: 'TimelinePlanDone', description: 'Its last step was sent. For the owner and the lead.' }),
    z
      .object({
        at: instant,
        kind: z.literal('consent'),
        act: z.string().meta({ description: 'As the ledger has it.', examples: ['word-received'] }),
        word: z.enum(['stop', 'start']).optional(),
      })
      .meta({
        id: 'TimelineConsent',
        description: 'A change of the client’s consent to texts, without its words.',
      }),
  ])
  .meta({
    id: 'TimelineEvent',
    examples: [
      {
        at: '2026-03-02T15:04:05.000Z',
        kind: 'claimed',
        round: 1,
        agentId: 'agt_04',
        name: 'Agent Four',
        by: 'text',
        seconds: 245,
      },
    ],
  });
export type TimelineEvent = z.infer<typeof timelineEventSchema>;
