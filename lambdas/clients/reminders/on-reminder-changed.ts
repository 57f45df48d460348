// After a reminder was set, snoozed or became due: the workflow that waits for its time starts, and its owner is told (CT-3).
import { type AgentNotification, reminderNotification } from '../../claiming/notifications.ts';
import { type Details, ownerOf, type Race } from '../../claiming/referral.ts';
import { followed, isOfRace, isOpen, type Reminder, reminderSchema } from './reminder.ts';

export type OnReminderChangedDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  reminders: {
    change(
      referralId: string,
      reminderId: string,
      next: (seen: Reminder) => Reminder,
    ): Promise<Reminder | undefined>;
  };
  startRemindOwner(reminder: Reminder): Promise<void>;
  readDetails(referralId: string): Promise<Details>;
  notifyAgent(notification: AgentNotification): Promise<void>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  now(): Date;
};

export async function onReminderChanged(
  before: unknown,
  after: unknown,
  deps: OnReminderChangedDeps,
): Promise<void> {
  const was = before === undefined ? undefined : reminderSchema.parse(before);
  const reminder = reminderSchema.parse(after);
  if (!isOpen(reminder)) return;
  const isWaited = was?.state === 'waiting' && was.at === reminder.at;
  if (reminder.state === 'waiting' && !isWaited) await deps.startRemindOwner(reminder);
  if (was === undefined || !isOpen(was)) await followRaceMeanwhile(reminder, deps);
  if (reminder.state === 'due' && (was === undefined || was.state === 'waiting')) await tell(reminder, deps);
}

/** The client may have changed hands while it was written: then what moves a client's reminders has not seen it. */
async function followRaceMeanwhile(
  { referralId, reminderId }: Reminder,
  deps: OnReminderChangedDeps,
): Promise<void> {
  const race = await deps.races.read(referralId);
  await deps.reminders.change(referralId, reminderId, (seen) => followed(seen, race, deps.now()));
}

async function tell(reminder: Reminder, deps: OnReminderChangedDeps): Promise<void> {
  const { referralId, reminderId, at, text, by, toldAt } = reminder;
  // Taken back after its time had passed: whoever did that looks at it.
  if (toldAt === undefined) return;
  const race = await deps.races.read(referralId);
  const agentId = isOfRace(reminder, race) ? ownerOf(race) : undefined;
  if (agentId === undefined) return;
  const details = await deps.readDetails(referralId);
  const from = by.agentId === agentId ? undefined : by.name;
  const notification = reminderNotification(details, { text, from }, deps.linkTo(referralId));
  await deps.notifyAgent({ agentId, details, notification, occasion: `${reminderId} ${at}` });
}
