// The routes of reminders: what an owner wants to be told about a client, and when (CT-3).
import * as z from 'zod';
import { referralParameters } from '../../claiming/referral.ts';
import { cursorToMoment, nextCursor } from '../../platform/http/cursor.ts';
import { idempotencyHeaders } from '../../platform/http/idempotency-key.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { instantWithOffset } from '../../platform/instant.ts';
import { manyLines } from '../../platform/text.ts';
import { ownReminder } from './list-own.ts';
import { longestText, reminderIdSchema, reminderView } from './reminder.ts';

const at = instantWithOffset
  .transform((time) => new Date(time).toISOString())
  .meta({
    description: 'When to tell: in the future, and at most 52 weeks ahead.',
    examples: ['2026-03-05T09:00:00-08:00'],
  });
const text = manyLines(longestText).meta({ examples: ['Ask how the viewing went.'] });
const parameters = referralParameters.extend({ reminderId: reminderIdSchema });

export const listReminders = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/reminders',
  operationId: 'listReminders',
  section: 'Clients',
  summary: 'List a client’s reminders',
  description:
    'For the owner. Open ones by their time, then the last 20 that are done. Those of whoever had the client before came along with it.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'The reminders.',
  answer: z.object({ reminders: z.array(reminderView) }).meta({ id: 'Reminders' }),
  problems: ['not-found'],
});

export const addReminder = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/reminders',
  operationId: 'addReminder',
  section: 'Clients',
  summary: 'Set a reminder about a client',
  description:
    'For the owner, who is told at that time by email, by push, and by text where their text alerts are on. A client has at most 20 open reminders, an agent 500. A retry with the same Idempotency-Key sets no second one.',
  roles: ['agent'],
  parameters: referralParameters,
  headers: idempotencyHeaders,
  body: z.object({ at, text }).meta({ id: 'NewReminder' }),
  status: 201,
  outcome: 'The owner will be told.',
  answer: reminderView,
  problems: ['not-found', 'license-lapsed', 'too-many-reminders', 'idempotency-key-reused'],
});

export const changeReminder = describeRoute({
  method: 'PATCH',
  path: '/referrals/{referralId}/reminders/{reminderId}',
  operationId: 'changeReminder',
  section: 'Clients',
  summary: 'Mark a reminder as done, snooze it or change its text',
  description:
    'For the owner. A new `at` snoozes it: the owner is told then. `done: false` takes back that it was done, or, within a day, that it was deleted.',
  roles: ['agent'],
  parameters,
  body: z
    .object({ at: at.optional(), text: text.optional(), done: z.boolean().optional() })
    .refine((change) => Object.values(change).some((value) => value !== undefined), {
      path: [],
      error: 'must name what changes: `at`, `text` or `done`',
      params: { fault: 'missing' },
    })
    .meta({ id: 'ReminderChange', examples: [{ done: true }] }),
  status: 200,
  outcome: 'The reminder as it is now.',
  answer: reminderView,
  problems: ['not-found', 'license-lapsed', 'too-many-reminders'],
});

export const deleteReminder = describeRoute({
  method: 'DELETE',
  path: '/referrals/{referralId}/reminders/{reminderId}',
  operationId: 'deleteReminder',
  section: 'Clients',
  summary: 'Delete a reminder',
  description: 'For the owner, who can take it back for a day: change it with `done: false`.',
  roles: ['agent'],
  parameters,
  status: 200,
  outcome: 'Nobody is told at its time.',
  answer: z.object({ reminderId: reminderIdSchema }).meta({ id: 'DeletedReminder' }),
  problems: ['not-found', 'license-lapsed'],
});

export const listMyReminders = describeRoute({
  method: 'GET',
  path: '/me/reminders',
  operationId: 'listMyReminders',
  section: 'Clients',
  summary: 'List one’s open reminders',
  description: 'Over all clients, by their time: what is due comes first.',
  roles: ['agent'],
  query: z.object({ cursor: cursorToMoment(/^ref_[\w-]{1,60}#rem_[\w-]{1,60}$/).optional() }),
  status: 200,
  outcome: 'A page of the agent’s open reminders.',
  answer: z
    .object({
      reminders: z.array(ownReminder),
      due: z.int().meta({ description: 'How many are due, on all pages.', examples: [1] }),
      cursor: nextCursor.optional(),
    })
    .meta({ id: 'MyReminders' }),
  problems: ['not-found'],
});
