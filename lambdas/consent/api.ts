// The routes of consent: an agent's text alerts, a phone's ledger, and bringing an existing list.
import * as z from 'zod';
import { brandIdSchema } from '../people/brand.ts';
import { faultSchema } from '../platform/http/problem.ts';
import { describeRoute } from '../platform/http/route.ts';
import { instant } from '../platform/instant.ts';
import { anyNumber, phoneNumber } from '../platform/phones/recorded-number.ts';
import { manyLines } from '../platform/text.ts';
import { checklistItems } from './checklist/checklist.ts';
import { consentSchema } from './consent.ts';
import { phoneAlertsSchema } from './ledger/export-consent.ts';
import { ledgerEventSchema } from './ledger/ledger.ts';
import { optOutNoticeSchema } from './notices/opt-out-notice.ts';
import { saidOptOut } from './opt-out.ts';
import { introductions, leadAlerts, type Program, programSchema } from './program.ts';
import { textAlertsView } from './text-alerts/text-alerts.ts';
import { textAlertsHistoryView } from './text-alerts/text-alerts-history.ts';

export const saveTextAlerts = describeRoute({
  method: 'PUT',
  path: '/me/text-alerts',
  operationId: 'saveTextAlerts',
  section: 'Text alerts',
  summary: 'Ask for text alerts',
  description:
    'A text goes to the agent’s phone; replying YES turns alerts on. `words` are kept with the request as evidence (CO-13).',
  roles: ['agent'],
  body: z
    .object({
      words: manyLines(2000)
        .meta({
          description: 'Exactly what the agent was shown when they asked.',
          examples: ['Text alerts: new clients of your team by text. Reply STOP to end them.'],
        })
        .optional(),
    })
    .meta({ id: 'AskingForAlerts' })
    .optional(),
  status: 200,
  outcome: 'The phone was asked, or alerts are on already.',
  answer: textAlertsView,
  answerExample: {
    status: 'pending',
    since: '2026-03-02T15:04:05.000Z',
    isAsked: true,
    phone: '+12065550114',
  },
  problems: [
    'not-found',
    'phone-missing',
    'license-lapsed',
    'opted-out',
    'asked-too-often',
    'daily-limit-reached',
  ],
});

export const leaveTextAlerts = describeRoute({
  method: 'DELETE',
  path: '/me/text-alerts',
  operationId: 'leaveTextAlerts',
  section: 'Text alerts',
  summary: 'Turn text alerts off',
  roles: ['agent'],
  status: 200,
  outcome: 'Alerts are off.',
  answer: textAlertsView,
  answerExample: { status: 'off', reason: 'left', since: '2026-03-02T15:04:05.000Z', phone: '+12065550114' },
  problems: ['not-found'],
});

export const readTextAlerts = describeRoute({
  method: 'GET',
  path: '/me/text-alerts',
  operationId: 'readTextAlerts',
  section: 'Text alerts',
  summary: 'Read whether text alerts are on',
  roles: ['agent'],
  status: 200,
  outcome: 'The state of the agent’s text alerts.',
  answer: textAlertsView,
  problems: ['not-found'],
});

export const readTextAlertsHistory = describeRoute({
  method: 'GET',
  path: '/me/text-alerts/history',
  operationId: 'readTextAlertsHistory',
  section: 'Text alerts',
  summary: 'Read the history of text alerts',
  description: 'What was asked, answered and done, newest first.',
  roles: ['agent'],
  status: 200,
  outcome: 'The history.',
  answer: textAlertsHistoryView,
  problems: ['not-found'],
});

const checklistView = z
  .object({
    state: z.enum(['open', 'done', 'dismissed']),
    items: z.array(z.object({ item: z.enum(checklistItems), isDone: z.boolean() })),
  })
  .meta({ id: 'Checklist' });

export const readChecklist = describeRoute({
  method: 'GET',
  path: '/me/checklist',
  operationId: 'readChecklist',
  section: 'Profile',
  summary: 'Read what is still to do before the first client comes',
  description:
    'Each item is done as soon as it is true, wherever it was done: the phone is confirmed by YES or by `PATCH`, the numbers are saved by downloading the contact card.',
  roles: ['agent'],
  status: 200,
  outcome: 'The items, in the order in which one does them.',
  answer: checklistView,
  problems: ['not-found'],
});

export const changeChecklist = describeRoute({
  method: 'PATCH',
  path: '/me/checklist',
  operationId: 'changeChecklist',
  section: 'Profile',
  summary: 'Confirm one’s own phone, or put the checklist aside',
  roles: ['agent'],
  body: z
    .object({
      phone: phoneNumber.optional().meta({ description: 'The one on the profile: it is one’s own.' }),
      dismissed: z.boolean().optional(),
    })
    .meta({ id: 'ChecklistChange' }),
  status: 200,
  outcome: 'The checklist as it is now.',
  answer: checklistView,
  problems: ['not-found', 'phone-missing', 'changed-meanwhile'],
});

const consentByProgram = z
  .object({
    [leadAlerts]: phoneAlertsSchema.optional(),
    [introductions]: consentSchema.optional(),
  } satisfies Record<Program, z.ZodType>)
  .meta({
    id: 'ConsentByProgram',
    examples: [{ 'lead-alerts': { status: 'on', since: '2026-01-12T18:20:31.000Z', agents: [] } }],
  });

const brandsConsent = {
  brand: brandIdSchema,
  programs: consentByProgram,
  notice: optOutNoticeSchema.optional(),
};
const otherBrands = z
  .array(z.object(brandsConsent).meta({ id: 'ConsentOfBrand' }))
  .meta({ description: 'The same of each other brand that ever asked the phone, or that it stopped.' });

export const readLedger = describeRoute({
  method: 'GET',
  path: '/numbers/{e164}/consent',
  operationId: 'readLedger',
  section: 'Numbers',
  summary: 'Export a phone’s consent',
  description:
    'The phone’s consent by program and brand and every change of it; the changes as CSV with `format=csv`.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  query: z.object({ format: z.enum(['json', 'csv']).default('json') }),
  status: 200,
  outcome: 'The consent and its ledger.',
  answer: z
    .object({
      phone: phoneNumber,
      ...brandsConsent,
      otherBrands,
      ledger: z.array(ledgerEventSchema.schema()),
    })
    .meta({ id: 'ConsentRecord' }),
  rawAnswers: {
    'text/csv': 'at,program,act,phone\n2026-01-12T18:19:02.000Z,lead-alerts,enrolled,+12065550114\n',
  },
  problems: [],
});

export const bookOptOut = describeRoute({
  method: 'POST',
  path: '/numbers/{e164}/opt-out',
  operationId: 'bookOptOut',
  section: 'Numbers',
  summary: 'Record an opt-out that came by phone, letter or email',
  description:
    'It counts as a STOP at the time when it was said, in one program or, without `program`, in all; to one brand and whatever else a STOP to it ends, or, without `brand`, to all. Only the phone’s own START lifts it. Sent again, it is recorded once.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  body: saidOptOut
    .extend({ program: programSchema.optional(), brand: brandIdSchema.optional() })
    .meta({ id: 'OptOut' }),
  status: 200,
  outcome: 'The opt-out is in the ledger.',
  answer: z.object({ phone: phoneNumber, ...brandsConsent, otherBrands }).meta({ id: 'OptOutRecorded' }),
  answerExample: {
    phone: '+12065550150',
    brand: 'demo',
    otherBrands: [],
    programs: { introductions: { status: 'opted-out', reason: 'stop', since: '2026-03-02T15:04:05.000Z' } },
  },
  problems: ['unknown-brand'],
});

const importIdSchema = z
  .string()
  .max(100)
  .meta({
    id: 'ImportId',
    description: 'The same list has the same id.',
    examples: ['imp_4Tz8KcQ1vWn6Rb3YxJ0p'],
  });
const rejectedLines = z.array(
  z
    .object({
      line: z.int().meta({ description: 'Counts from 1.', examples: [2] }),
      faults: z.array(faultSchema),
    })
    .meta({
      id: 'RejectedLine',
      examples: [{ line: 2, faults: [{ path: 'phone', detail: 'is not the phone on the agent’s profile' }] }],
    }),
);

/** Lines of one request of an import. */
const mostLines = 100;

export const importConsent = describeRoute({
  method: 'POST',
  path: '/text-alerts/imports',
  operationId: 'importConsent',
  section: 'Text alerts',
  summary: 'Import agents’ existing consent',
  description:
    'Bad lines are reported and the others imported. Each phone is then asked to confirm, as fast as the carrier allows. The same list again is the same import: it imports nothing twice, and goes on where a request ended halfway. With `dryRun` nothing is written and nobody is asked: the answer is what the import would come to now. A field beside `lines` and `dryRun` is refused.',
  roles: ['admin'],
  // A misspelled `dryRun` would import.
  body: z
    .strictObject({
      lines: z
        .array(
          z.record(z.string(), z.unknown()).meta({
            id: 'ImportLine',
            description:
              'With `teamId`, `agentId`, `phone`, `consentedAt` (ISO 8601), `source` and `words`. A line that lacks one of these is reported; it does not fail the request.',
            examples: [
              {
                teamId: 'tm_demo',
                agentId: 'agt_04',
                phone: '+12065550114',
                consentedAt: '2025-06-02T09:30:00-07:00',
                source: 'https://agents.example.com/alerts',
                words: 'Text me when a referral comes in.',
              },
            ],
          }),
        )
        .min(1)
        .max(mostLines),
      dryRun: z
        .boolean()
        .optional()
        .meta({ description: 'True: only look.', examples: [false] }),
    })
    .meta({ id: 'ConsentImport' }),
  status: 200,
  outcome: 'What was imported and what was not.',
  answer: z
    .object({
      importId: importIdSchema,
      imported: z.int().meta({ description: 'Phones that will be asked.', examples: [1] }),
      known: z.int().meta({
        description: 'Phones that Dibs knew already, whose consent it leaves as it is.',
        examples: [0],
      }),
      rejected: rejectedLines,
      importedLines: z
        .array(z.int())
        .optional()
        .meta({
          description:
            'Of `dryRun`: the places of the lines that are counted as `imported`. Whoever looks at a long list in parts counts an agent once.',
          examples: [[1]],
        }),
    })
    .meta({ id: 'ImportReport' }),
  problems: [],
});

export const readImport = describeRoute({
  method: 'GET',
  path: '/text-alerts/imports/{importId}',
  operationId: 'readImport',
  section: 'Text alerts',
  summary: 'Read what became of an import',
  description:
    'How far it is and each line that was refused, also when the request that sent it was never answered. Kept for 90 days after the list was last sent.',
  roles: ['admin'],
  parameters: z.object({ importId: importIdSchema }),
  status: 200,
  outcome: 'The import as far as it is.',
  answer: z
    .object({
      importId: importIdSchema,
      status: z.enum(['running', 'interrupted', 'done']).meta({
        id: 'ImportStatus',
        description: '`interrupted`: nobody works on it anymore. Send the same list again: it goes on.',
      }),
      startedAt: instant.meta({ description: 'When the list was last sent.' }),
      lines: z.int().meta({ examples: [2] }),
      done: z.int().meta({ description: 'Lines that were gone through.', examples: [2] }),
      imported: z.int().meta({ description: 'Lines that were imported, whenever.', examples: [1] }),
      known: z.int().meta({ description: 'Lines that Dibs knew already otherwise.', examples: [0] }),
      rejected: rejectedLines,
    })
    .meta({ id: 'ImportProgress' }),
  problems: ['not-found'],
});
