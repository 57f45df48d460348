// Reminders for tests: all that matters to a test stands in the test.
import type { Reminder } from '../../../../lambdas/clients/reminders/reminder.ts';
import { minutesLater, NOW } from '../../../claiming/support/referrals.ts';
import { anId } from '../../../support/ids.ts';

/** Ada's, set now, for an hour from now. */
export const aReminder = (reminder: Partial<Extract<Reminder, { state: 'waiting' }>> = {}): Reminder => ({
  reminderId: anId('rem'),
  referralId: 'ref_1',
  teamId: 'north',
  ownerId: 'ada',
  at: minutesLater(60).toISOString(),
  text: 'Ask how the viewing went.',
  by: { agentId: 'ada', name: 'ada Example' },
  createdAt: NOW.toISOString(),
  revision: 1,
  state: 'waiting',
  ...reminder,
});
