// A reminder about a client (CT-3): what its owner wants to be told at a time, and what became of it. It goes with the client.
import * as z from 'zod';
import { ownerOf, type Race, referralIdSchema } from '../../claiming/referral.ts';
import { agentIdSchema } from '../../people/team.ts';
import type { Fault } from '../../platform/http/problem.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import { expiryOf } from '../../platform/retention.ts';

/** An execution of Step Functions runs for a year at most: a day is left for retries. */
const mostWeeksAhead = 52;
export const longestText = 500;
/** Open ones: the portal shows all of a client's, and an agent's are counted at once. */
export const mostOfClient = 20;
export const mostOfAgent = 500;
/** How long a deleted one can be taken back. */
const takenBackForSeconds = 24 * 3600;
const weekMs = 7 * 24 * 3_600_000;

const author = z.object({ agentId: agentIdSchema, name: z.string().meta({ examples: ['Agent Four'] }) });

export const reminderIdSchema = z
  .string()
  .max(100)
  .meta({ id: 'ReminderId', examples: ['rem_8Kd2WmV4xQ7nR1tB5zYc'] });

/** `waiting` → `due` → `done`. One that is snoozed waits again. What was deleted, or ended with its client, is kept for a day. */
export const reminderSchema = itemSchema(() => {
  const common = {
    reminderId: z.string(),
    referralId: z.string(),
    teamId: z.string(),
    /** CL-15: of which round its client is: absent in the first. */
    round: z.int().optional(),
    /** In whose list it stands. The race decides whose it is; this follows. */
    ownerId: z.string(),
    at: instant,
    text: z.string(),
    by: author,
    createdAt: instant,
    /** When it was due, and its owner was told. */
    toldAt: instant.optional(),
    /** Of what was asked for, where it came with an Idempotency-Key. */
    fingerprint: z.string().optional(),
    revision: z.int(),
  };
  return z.discriminatedUnion('state', [
    z.object({ ...common, state: z.literal('waiting') }),
    z.object({ ...common, state: z.literal('due') }),
    z.object({ ...common, state: z.literal('done'), doneAt: instant }),
    z.object({ ...common, state: z.literal('deleted'), deletedAt: instant }),
  ]);
});
export type Reminder = ItemOf<typeof reminderSchema>;
/** What every reminder has, whatever became of it. */
export type ReminderFacts = Omit<Extract<Reminder, { state: 'waiting' }>, 'state'>;

/** Whose list and which place a reminder is at: what a cursor means. */
export const placeOf = ({ at, referralId, reminderId }: ReminderFacts): string =>
  `${at}#${referralId}#${reminderId}`;

export function isOpen({ state }: Reminder): boolean {
  return state === 'waiting' || state === 'due';
}

/** True while the client of the round in which it was set is somebody's: of another team's client nobody reads (CL-15). */
export function isOfRace({ teamId, round }: ReminderFacts, race: Race | undefined): race is Race {
  return race !== undefined && race.teamId === teamId && race.round === round && ownerOf(race) !== undefined;
}

/** What is wrong with a time to be reminded at. */
export function timeFault(at: string, now: Date): Fault | undefined {
  const path = '/at';
  const ms = Date.parse(at);
  if (ms <= now.getTime()) return { path, code: 'time-past', detail: 'must be in the future' };
  if (ms - now.getTime() > mostWeeksAhead * weekMs) {
    return { path, code: 'time-too-far', detail: `must be at most ${mostWeeksAhead} weeks ahead` };
  }
  return undefined;
}

/** A name of the workflow's execution that waits for this time: snoozed, it has another. */
export function executionNameOf({ reminderId, at }: Pick<Reminder, 'reminderId' | 'at'>): string {
  return `${reminderId}-${at.replaceAll(/[-:.]/g, '')}`;
}

export type ReminderChange = {
  at?: string | undefined;
  text?: string | undefined;
  done?: boolean | undefined;
};

/** `reminder` as its owner changes it; the same object when nothing changes. A new time snoozes, or takes back what was done. */
export function changed(reminder: Reminder, change: ReminderChange, now: Date): Reminder {
  const { at = reminder.at, text = reminder.text, done } = change;
  const facts = { ...factsOf(reminder), at, text };
  const isSame = at === reminder.at && text === reminder.text;
  if (done === true) {
    if (reminder.state === 'done')
      return isSame ? reminder : { ...facts, state: 'done', doneAt: reminder.doneAt };
    return { ...facts, state: 'done', doneAt: now.toISOString() };
  }
  if (change.at !== undefined && at !== reminder.at) return { ...facts, state: 'waiting' };
  if (done === false && !isOpen(reminder)) return { ...facts, state: isPast(at, now) ? 'due' : 'waiting' };
  return isSame ? reminder : { ...reminder, text };
}

/** `reminder` told at `now`; the same when the time `at` is not what it waits for any more. */
export function reminded(reminder: Reminder, at: string, now: Date): Reminder {
  if (reminder.state !== 'waiting' || reminder.at !== at) return reminder;
  return { ...factsOf(reminder), state: 'due', toldAt: now.toISOString() };
}

export function deleted(reminder: Reminder, now: Date): Reminder {
  if (reminder.state === 'deleted') return reminder;
  return { ...factsOf(reminder), state: 'deleted', deletedAt: now.toISOString() };
}

/** Where it belongs now that `race` has decided: into its owner's list, or nowhere. */
export function followed(reminder: Reminder, race: Race | undefined, now: Date): Reminder {
  if (!isOpen(reminder)) return reminder;
  const ownerId = isOfRace(reminder, race) ? ownerOf(race) : undefined;
  if (ownerId === undefined) return deleted(reminder, now);
  return ownerId === reminder.ownerId ? reminder : { ...reminder, ownerId };
}

export function isPast(at: string, now: Date): boolean {
  return Date.parse(at) <= now.getTime();
}

/** True for a deleted one that can't be taken back any more. */
export function isGone(reminder: Reminder, now: Date): boolean {
  return (
    reminder.state === 'deleted' &&
    Date.parse(reminder.deletedAt) + takenBackForSeconds * 1000 <= now.getTime()
  );
}

/** When the table forgets it, in seconds since the epoch; never while it is open. */
export function forgottenAt(reminder: Reminder): number | undefined {
  switch (reminder.state) {
    case 'waiting':
    case 'due':
      return undefined;
    case 'done':
      return expiryOf(reminder.doneAt);
    case 'deleted':
      return Math.floor(Date.parse(reminder.deletedAt) / 1000) + takenBackForSeconds;
  }
}

function factsOf(reminder: Reminder): ReminderFacts {
  const { reminderId, referralId, teamId, round, ownerId, at, text, by } = reminder;
  const { createdAt, toldAt, fingerprint, revision } = reminder;
  const what = { reminderId, referralId, teamId, round, ownerId, at, text, by };
  return { ...what, createdAt, toldAt, fingerprint, revision };
}

/** As its owner reads it. */
export const reminderView = z
  .object({
    reminderId: reminderIdSchema,
    referralId: referralIdSchema,
    at: instant,
    text: z.string().meta({ examples: ['Ask how the viewing went.'] }),
    state: z.enum(['waiting', 'due', 'done']),
    by: author.meta({ description: 'Who set it: the owner, or who had the client before.' }),
    createdAt: instant,
    toldAt: instant.optional().meta({ description: 'When the owner was told.' }),
    doneAt: instant.optional(),
  })
  .meta({ id: 'Reminder' });
export type ReminderView = z.infer<typeof reminderView>;

/** Undefined for what was deleted. */
export function viewOf(reminder: Reminder): ReminderView | undefined {
  if (reminder.state === 'deleted') return undefined;
  const { reminderId, referralId, at, text, state, by, createdAt, toldAt } = reminder;
  const doneAt = reminder.state === 'done' ? reminder.doneAt : undefined;
  return { reminderId, referralId, at, text, state, by, createdAt, toldAt, doneAt };
}
