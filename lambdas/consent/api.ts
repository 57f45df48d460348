// The routes of consent: an agent's text alerts, a phone's ledger, and bringing an existing list.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';
import { chosenId } from '../people/team.ts';
import { phoneNumberOf } from '../platform/phone-number.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { consentSchema } from './consent.ts';
import { ledgerEventSchema } from './ledger.ts';
import { optOutNoticeSchema } from './opt-out-notice.ts';
import { programSchema } from './program.ts';
import { textAlertsView } from './text-alerts/text-alerts.ts';
import { textAlertsHistoryView } from './text-alerts/text-alerts-history.ts';

const ofAgent = { parameters: nothing, query: nothing, headers: nothing, body: nothing } as const;

export const saveTextAlerts = describeRoute({
  ...ofAgent,
  method: 'PUT',
  path: '/me/text-alerts',
  summary: 'Asks for text alerts: a text goes to the agent’s phone, and its YES switches them on.',
  roles: ['agent'],
  status: 200,
  answer: textAlertsView,
  problems: ['not-found', 'phone-missing', 'opted-out', 'asked-too-often'],
});

export const leaveTextAlerts = describeRoute({
  ...ofAgent,
  method: 'DELETE',
  path: '/me/text-alerts',
  summary: 'Switches text alerts off.',
  roles: ['agent'],
  status: 200,
  answer: textAlertsView,
  problems: ['not-found'],
});

export const readTextAlerts = describeRoute({
  ...ofAgent,
  method: 'GET',
  path: '/me/text-alerts',
  summary: 'Where the agent’s text alerts stand.',
  roles: ['agent'],
  status: 200,
  answer: textAlertsView,
  problems: ['not-found'],
});

export const readTextAlertsHistory = describeRoute({
  ...ofAgent,
  method: 'GET',
  path: '/me/text-alerts/history',
  summary:
    'How the agent’s text alerts came to be what they are, newest first: what was asked, answered and done.',
  roles: ['agent'],
  status: 200,
  answer: textAlertsHistoryView,
  problems: ['not-found'],
});

/** Also of countries that are not served any more, and short codes: what was recorded is exported. */
export const anyNumber = z.string().regex(/^\+?\d{3,15}$/, 'must be a number such as +12025550123');

export const readLedger = describeRoute({
  method: 'GET',
  path: '/numbers/{e164}/consent',
  summary: 'A phone’s consent by program, and every change of it; as CSV with `format=csv`.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  query: z.object({ format: z.enum(['json', 'csv']).default('json') }),
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({
    phone: z.string(),
    programs: z.partialRecord(programSchema, consentSchema),
    notice: optOutNoticeSchema.optional(),
    ledger: z.array(ledgerEventSchema),
  }),
  problems: [],
});

/** Lines of one request of an import. */
const mostLines = 100;

/** One line, as the file has it: checked one by one, so that a bad one holds up no other. */
export const importLine = (countries: readonly CountryCode[]) =>
  z.object({
    teamId: chosenId,
    agentId: chosenId,
    phone: phoneNumberOf(countries),
    consentedAt: z.iso.datetime({ offset: true }),
    source: z.string().trim().min(1).max(200),
    words: z.string().trim().min(1).max(2000),
  });

export const importConsent = describeRoute({
  method: 'POST',
  path: '/text-alerts/imports',
  summary:
    'Brings agents’ past consent along. Bad lines are reported, the rest is taken; each phone is asked to confirm at the carrier’s pace.',
  roles: ['admin'],
  parameters: nothing,
  query: nothing,
  headers: nothing,
  body: z.object({ lines: z.array(z.record(z.string(), z.unknown())).min(1).max(mostLines) }),
  status: 200,
  answer: z.object({
    /** Phones that will be asked. */
    imported: z.int(),
    /** Phones that Dibs knew already: what they said since stands. */
    known: z.int(),
    /** `line` counts from 1 within the request. */
    rejected: z.array(
      z.object({ line: z.int(), faults: z.array(z.object({ path: z.string(), detail: z.string() })) }),
    ),
  }),
  problems: [],
});
