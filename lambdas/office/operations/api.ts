// The operator’s routes: what keeps the stage from its work, and setting it going again.
import * as z from 'zod';
import { referralIdSchema } from '../../claiming/referral.ts';
import { programSchema } from '../../consent/program.ts';
import { channelSchema, purposeSchema } from '../../delivery/outbox/outbox-message.ts';
import { brandIdSchema } from '../../people/brand.ts';
import { agentIdSchema } from '../../people/team.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { instant } from '../../platform/instant.ts';
import { anyNumber, phoneNumber } from '../../platform/phones/recorded-number.ts';
import { alarmGuide, alarmKinds } from './alarm-guide.ts';
import { letterKinds } from './dead-letters.ts';
import { failures, workflowNames } from './workflows.ts';

const queueName = z
  .string()
  .max(100)
  .meta({ description: 'As `GET /operations` names it.', examples: ['outbox-texts'] });
const workflow = z.enum(workflowNames).meta({ id: 'WorkflowName' });
const executionName = z
  .string()
  .regex(/^[\w.-]{1,80}$/, 'give the execution’s name, for example ref_5Jx2QmV8aK3nR7tW1zYa')
  .meta({ examples: ['ref_5Jx2QmV8aK3nR7tW1zYa'] });
const count = z.int().meta({ examples: [3] });

const redrive = z
  .object({
    status: z.enum(['moving', 'moved', 'failed', 'canceled']),
    moved: count,
    of: count.optional().meta({ description: 'How many it began with, as far as SQS knows.' }),
    startedAt: instant,
  })
  .meta({ id: 'RedriveProgress', description: 'The newest redrive of a queue, as far as it is.' });

const replayStatus = z.enum(['ordered', 'running', 'done', 'failed']).meta({ id: 'ReplayStatus' });

const operation = z
  .object({
    operationId: z.string().meta({ examples: ['opr_9dK2wLq0sXb7Tn4VhC1e'] }),
    kind: z.enum(['redrive', 'replay', 'restart']),
    orderedAt: instant,
    queue: queueName.optional(),
    workflow: workflow.optional(),
    execution: executionName.optional(),
    referralId: referralIdSchema
      .optional()
      .meta({ description: 'Of a replay; one of a phone names nothing.' }),
    status: replayStatus.optional().meta({
      description:
        'Of a replay. `failed`: a page of it failed, the cause is in the log of stream/replay; it is tried again for an hour.',
    }),
    replayed: count.optional().meta({ description: 'Items, so far.' }),
  })
  .meta({ id: 'Operation', description: 'What an operator ordered last about one thing.' });

const curve = z.array(z.int()).meta({ description: 'By the hour, oldest first.', examples: [[12, 30, 0]] });

export const readOperations = describeRoute({
  method: 'GET',
  path: '/operations',
  operationId: 'readOperations',
  section: 'Operations',
  summary: 'Read how the stage is doing',
  description:
    'Queues, open alarms, workflows, sends that stayed unconfirmed, numbers and the carriers’ receipts, without personal data. SQS counts approximately; ages come from CloudWatch, some minutes late.',
  roles: ['admin'],
  query: z.object({
    hours: z.coerce
      .number()
      .pipe(z.int().min(1).max(168))
      .default(24)
      .meta({ description: 'How many hours the curves have.', examples: [24] }),
  }),
  status: 200,
  outcome: 'The stage as it is now.',
  answer: z
    .object({
      at: instant,
      queues: z.array(
        z
          .object({
            queue: queueName,
            waiting: count,
            inFlight: count.meta({ description: 'Handed out or put off, and not done.' }),
            delayed: count,
            oldestSeconds: z
              .number()
              .optional()
              .meta({ examples: [42], description: 'Age of the oldest message. Absent when there is none.' }),
            deadLetters: count,
            isRedrivable: z.boolean().meta({
              description: 'False of what the stream gave up: its changes are replayed instead.',
            }),
            redrive: redrive.optional(),
          })
          .meta({ id: 'QueueState' }),
      ),
      alarms: z
        .array(
          z
            .object({
              name: z.string().meta({
                examples: ['dibs-production-delivery-DeliveryOutboxTextsDeadLettersAlarm1A2B3C4D-5EF6'],
              }),
              since: instant.optional(),
              kind: z.enum(alarmKinds).optional(),
              what: z.string().meta({
                examples: ['outbox-texts gave up on messages: fix the cause, then redrive them.'],
              }),
              impact: z
                .string()
                .optional()
                .meta({
                  examples: ['Agents get no text alerts, and clients don’t get their agents’ texts.'],
                }),
              lookAt: z
                .string()
                .optional()
                .meta({ examples: [alarmGuide['dead-letters'].lookAt] }),
              act: z
                .string()
                .optional()
                .meta({ examples: [alarmGuide['dead-letters'].act] }),
            })
            .meta({ id: 'OpenAlarm' }),
        )
        .meta({ description: 'Those that are open, newest first, with what to do.' }),
      workflows: z.array(
        z
          .object({
            workflow,
            running: count,
            stuck: z
              .array(
                z.object({ execution: executionName, startedAt: instant }).meta({ id: 'StuckExecution' }),
              )
              .meta({ description: 'Run longer than any should.' }),
            failed: z
              .array(
                z
                  .object({
                    execution: executionName,
                    status: z.enum(failures),
                    startedAt: instant.optional(),
                    endedAt: instant.optional(),
                  })
                  .meta({ id: 'FailedExecution' }),
              )
              .meta({ description: 'Failed, and none goes on for them. Oldest first.' }),
            isMore: z.boolean().meta({ description: 'There are more than were looked at.' }),
          })
          .meta({ id: 'WorkflowState' }),
      ),
      unconfirmed: z
        .object({
          sends: z.array(
            z
              .object({
                outboxId: z.string().meta({ examples: ['out_9dK2wLq0sXb7Tn4VhC1e'] }),
                at: instant.meta({ description: 'When it was given up to wait for a receipt.' }),
                channel: channelSchema,
                kind: z.enum(purposeSchema().options.map(({ shape }) => shape.kind.value)),
                brand: brandIdSchema,
                program: programSchema.optional(),
                from: phoneNumber.optional().meta({ description: 'Our number.' }),
                referralId: referralIdSchema.optional(),
                agentId: agentIdSchema.optional().meta({ description: 'Who wrote it, or was told.' }),
              })
              .meta({ id: 'UnconfirmedSend' }),
          ),
          isMore: z.boolean(),
        })
        .meta({
          id: 'UnconfirmedSends',
          description:
            'Given to a carrier, perhaps, and no receipt came. Never sent again by themselves. The newest.',
        }),
      numbers: z.array(
        z
          .object({
            number: phoneNumber,
            program: programSchema,
            brand: brandIdSchema,
            partsPerSecond: z.number().meta({ examples: [3] }),
            plannedPerSecond: z.number().meta({
              examples: [2.55],
              description: 'Less than that for some minutes after its carrier had too much.',
            }),
            partsInLine: count.meta({ description: 'Message parts that wait for their turn, at most.' }),
            waitSeconds: count.meta({ description: 'How long the last one waits.' }),
            freeAt: instant.optional().meta({ description: 'When all that waits has gone.' }),
          })
          .meta({ id: 'NumberLoad' }),
      ),
      receipts: z
        .object({
          from: instant.meta({ description: 'When the first hour began.' }),
          hours: count,
          numbers: z.array(
            z
              .object({
                number: phoneNumber,
                program: programSchema,
                brand: brandIdSchema,
                delivered: curve,
                failed: curve,
              })
              .meta({ id: 'ReceiptCurve' }),
          ),
        })
        .meta({ id: 'ReceiptCurves', description: 'What carriers told of texts, by number.' }),
      operations: z.array(operation),
    })
    .meta({ id: 'Operations' }),
  problems: [],
});

export const readDeadLetters = describeRoute({
  method: 'GET',
  path: '/operations/dead-letters',
  operationId: 'readDeadLetters',
  section: 'Operations',
  summary: 'Look into the dead letters of a queue',
  description:
    'Up to 50 of them: what they are about, never what was written or who is reached. They stay where they are. A look counts as one time that they were handed out.',
  roles: ['admin'],
  query: z.object({ queue: queueName }),
  status: 200,
  outcome: 'Its dead letters, oldest first.',
  answer: z
    .object({
      queue: queueName,
      count,
      isRedrivable: z.boolean(),
      redrive: redrive.optional(),
      letters: z.array(
        z
          .object({
            messageId: z.string().meta({ examples: ['0b1f6c5e-3a53-4f0e-8a51-5c2f5c1d7e90'] }),
            sentAt: instant,
            receives: count.meta({ description: 'How often it was handed out, looks included.' }),
            kind: z.enum(letterKinds).meta({ id: 'DeadLetterKind' }),
            ids: z.record(z.string(), z.string()).meta({
              description: 'The ids that it names.',
              examples: [{ outboxId: 'out_9dK2wLq0sXb7Tn4VhC1e' }],
            }),
            fault: z
              .string()
              .optional()
              .meta({
                description:
                  'The kind of the last fault that its function logged. Absent when it logged none: it timed out or crashed.',
                examples: ['AccessDeniedException'],
              }),
          })
          .meta({ id: 'DeadLetter' }),
      ),
    })
    .meta({ id: 'DeadLetters' }),
  problems: ['unknown-queue'],
});

export const redriveQueue = describeRoute({
  method: 'POST',
  path: '/operations/redrive',
  operationId: 'redriveQueue',
  section: 'Operations',
  summary: 'Move the dead letters of a queue back',
  description:
    'First fix what made them fail. Texts go through the gate again. While they move, asking again answers how far it is; so does `GET /operations`.',
  roles: ['admin'],
  body: z.object({ queue: queueName }).meta({ id: 'RedriveOrder' }),
  status: 202,
  outcome: 'They are on their way, or there were none.',
  answer: z
    .object({
      queue: queueName,
      deadLetters: count.meta({ description: 'How many there were.' }),
      redrive: redrive.optional(),
    })
    .meta({ id: 'Redriven' }),
  problems: ['unknown-queue', 'not-redrivable'],
});

export const replay = describeRoute({
  method: 'POST',
  path: '/operations/replay',
  operationId: 'replay',
  section: 'Operations',
  summary: 'Do once more what follows from a referral or a phone’s consent',
  description:
    'For what an outage or a faulty deploy left undone: workflows, events, notifications, texts that a queue lost. What was done is not done twice. It runs by itself: `GET /operations` tells how far it is, and asking again while it runs answers the same one.',
  roles: ['admin'],
  body: z
    .object({
      referralId: referralIdSchema.optional(),
      phone: anyNumber.optional(),
    })
    .refine(({ referralId, phone }) => (referralId === undefined) !== (phone === undefined), {
      error: 'give either `referralId` or `phone`',
      params: { fault: 'missing' },
    })
    .meta({ id: 'ReplayOrder', examples: [{ referralId: 'ref_5Jx2QmV8aK3nR7tW1zYa' }] }),
  status: 202,
  outcome: 'It is ordered.',
  answer: operation,
  answerExample: {
    operationId: 'opr_9dK2wLq0sXb7Tn4VhC1e',
    kind: 'replay',
    orderedAt: '2026-03-02T15:04:05.000Z',
    referralId: 'ref_5Jx2QmV8aK3nR7tW1zYa',
    status: 'ordered',
    replayed: 0,
  },
  problems: ['not-found'],
});

export const restartWorkflow = describeRoute({
  method: 'POST',
  path: '/operations/restart',
  operationId: 'restartWorkflow',
  section: 'Operations',
  summary: 'Start a failed or stuck workflow again',
  description:
    'From what the table says. The new execution is named after the old one, so that two who ask start one, and what had been done is not done twice. One that runs is stopped first with `stuck`, and refused without: most wait for hours as they should.',
  roles: ['admin'],
  body: z
    .object({
      workflow,
      execution: executionName,
      stuck: z.boolean().default(false).meta({ description: 'It hangs: stop it first.' }),
    })
    .meta({ id: 'RestartOrder' }),
  status: 202,
  outcome: 'Another execution goes on for it, or it has ended well.',
  answer: z
    .object({
      workflow,
      execution: executionName,
      state: z.enum(['goes-on', 'ended-well']),
      goesOnAs: executionName.optional(),
    })
    .meta({ id: 'RestartedWorkflow' }),
  answerExample: {
    workflow: 'offer-referral',
    execution: 'ref_5Jx2QmV8aK3nR7tW1zYa',
    state: 'goes-on',
    goesOnAs: 'ref_5Jx2QmV8aK3nR7tW1zYa.again-1',
  },
  problems: ['not-found', 'still-running'],
});
