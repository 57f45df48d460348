// CT-3: an owner's reminders about a client: set, list, change, delete. For everyone else, the lead included, there are none.
import { isOwnedBy, type Race } from '../../claiming/referral.ts';
import { licenseLapsed } from '../../people/profile.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { ProblemCode } from '../../platform/http/problem.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import {
  changed,
  deleted,
  isGone,
  isOfRace,
  isOpen,
  mostOfAgent,
  mostOfClient,
  type Reminder,
  type ReminderChange,
  type ReminderView,
  timeFault,
  viewOf,
} from './reminder.ts';

/** Of those that are done the last ones are shown. */
const mostDone = 20;

type OwnedDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
};
type RoomDeps = {
  reminders: { ofReferral(referralId: string): Promise<Reminder[]> };
  lists: { count(agentId: string, most: number): Promise<number> };
};
type ChangeDeps = OwnedDeps & {
  reminders: {
    change(
      referralId: string,
      reminderId: string,
      next: (seen: Reminder) => Reminder,
    ): Promise<Reminder | undefined>;
  };
};
export type ListRemindersDeps = OwnedDeps & Pick<RoomDeps, 'reminders'>;
export type AddReminderDeps = OwnedDeps &
  RoomDeps & {
    reminders: {
      read(referralId: string, reminderId: string): Promise<Reminder | undefined>;
      /** False when there is one with its id. */
      add(reminder: Reminder): Promise<boolean>;
    };
    newId(prefix: 'rem'): string;
    derivedId(prefix: 'rem', ...parts: string[]): string;
    fingerprint(text: string): string;
  };
export type ChangeReminderDeps = ChangeDeps &
  RoomDeps & {
    reminders: { read(referralId: string, reminderId: string): Promise<Reminder | undefined> };
  };
export type DeleteReminderDeps = ChangeDeps;

/** PE-5: until the license is back, an owner reads what there is, and changes nothing. */
type Refused<Code extends ProblemCode = never> = NotFound | Refusal<'license-lapsed' | Code>;
type Named = { referralId: string; reminderId: string };

/** Open ones by their time, then those that are done, the last one first. */
export async function listReminders(
  caller: Agent,
  { referralId }: { referralId: string },
  deps: ListRemindersDeps,
): Promise<{ reminders: ReminderView[] } | NotFound> {
  const own = await owned(caller, referralId, deps);
  if (own === undefined) return { refused: 'not-found' };
  const all = (await deps.reminders.ofReferral(referralId)).filter((each) => isOfRace(each, own.race));
  const views = all.flatMap((each) => viewOf(each) ?? []);
  const open = views.filter(({ state }) => state !== 'done');
  const done = views.filter(({ state }) => state === 'done');
  return {
    reminders: [
      ...open.toSorted((one, other) => one.at.localeCompare(other.at)),
      ...done
        .toSorted((one, other) => (other.doneAt ?? '').localeCompare(one.doneAt ?? ''))
        .slice(0, mostDone),
    ],
  };
}

const keyReused: Refusal<'idempotency-key-reused'> = {
  refused: 'idempotency-key-reused',
  detail: 'Use a new key for another reminder.',
};

/** Once for one key: a repeated request is answered with the reminder as it is by then. */
export async function addReminder(
  caller: Agent,
  { referralId, at, text, key }: { referralId: string; at: string; text: string; key?: string | undefined },
  now: Date,
  deps: AddReminderDeps,
): Promise<ReminderView | Refused<'invalid-request' | 'too-many-reminders' | 'idempotency-key-reused'>> {
  const own = await owned(caller, referralId, deps);
  if (own === undefined) return { refused: 'not-found' };
  if (!own.agent.licensed) return licenseLapsed;
  const { reminderId, fingerprint } = namedBy(caller, own.race, { at, text, key }, deps);
  const earlier = fingerprint && (await deps.reminders.read(referralId, reminderId));
  if (earlier) return repeated(earlier, own.race, fingerprint);
  const obstacle = wrongTime(at, now) ?? (await lackOfRoom(caller, own.race, deps));
  if (obstacle !== undefined) return obstacle;
  const { teamId, round } = own.race;
  const { agentId, name } = own.agent;
  const reminder = {
    reminderId,
    referralId,
    teamId,
    round,
    ownerId: agentId,
    at,
    text,
    by: { agentId, name },
    createdAt: now.toISOString(),
    fingerprint,
    revision: 1,
    state: 'waiting',
  } as const;
  const isAdded = await deps.reminders.add(reminder);
  const there = isAdded ? reminder : await deps.reminders.read(referralId, reminderId);
  return there === undefined ? { refused: 'not-found' } : repeated(there, own.race, fingerprint);
}

/** Without a key each request is another; in another round, too (CL-15). */
function namedBy(
  { agentId }: Agent,
  race: Race,
  { at, text, key }: { at: string; text: string; key?: string | undefined },
  { newId, derivedId, fingerprint }: AddReminderDeps,
): { reminderId: string; fingerprint: string | undefined } {
  if (key === undefined) return { reminderId: newId('rem'), fingerprint: undefined };
  return {
    reminderId: derivedId('rem', race.referralId, String(race.round), agentId, key),
    fingerprint: fingerprint(`${at} ${text}`),
  };
}

function repeated(
  earlier: Reminder,
  race: Race,
  fingerprint: string | undefined,
): ReminderView | NotFound | Refusal<'idempotency-key-reused'> {
  if (earlier.fingerprint !== fingerprint) return keyReused;
  return (isOfRace(earlier, race) && viewOf(earlier)) || { refused: 'not-found' };
}

/** Done twice it is done once. What was done or deleted is taken back by `done: false`. */
export async function changeReminder(
  caller: Agent,
  { referralId, reminderId, ...change }: Named & ReminderChange,
  now: Date,
  deps: ChangeReminderDeps,
): Promise<ReminderView | Refused<'invalid-request' | 'too-many-reminders'>> {
  const [own, reminder] = await Promise.all([
    owned(caller, referralId, deps),
    deps.reminders.read(referralId, reminderId),
  ]);
  if (own === undefined) return { refused: 'not-found' };
  if (!own.agent.licensed) return licenseLapsed;
  if (reminder === undefined || !isOfRace(reminder, own.race)) return { refused: 'not-found' };
  const isThere = (seen: Reminder) =>
    seen.state !== 'deleted' || (change.done === false && !isGone(seen, now));
  if (!isThere(reminder)) return { refused: 'not-found' };
  const isOpened = !isOpen(reminder) && isOpen(changed(reminder, change, now));
  const obstacle =
    (change.at === undefined ? undefined : wrongTime(change.at, now)) ??
    (isOpened ? await lackOfRoom(caller, own.race, deps) : undefined);
  if (obstacle !== undefined) return obstacle;
  const next = (seen: Reminder) => (isThere(seen) ? changed(seen, change, now) : seen);
  const after = await deps.reminders.change(referralId, reminderId, next);
  return (after && viewOf(after)) ?? { refused: 'not-found' };
}

/** Deleted twice it is deleted once. */
export async function deleteReminder(
  caller: Agent,
  { referralId, reminderId }: Named,
  now: Date,
  deps: DeleteReminderDeps,
): Promise<{ reminderId: string } | Refused> {
  const own = await owned(caller, referralId, deps);
  if (own === undefined) return { refused: 'not-found' };
  if (!own.agent.licensed) return licenseLapsed;
  const after = await deps.reminders.change(referralId, reminderId, (seen) =>
    isOfRace(seen, own.race) ? deleted(seen, now) : seen,
  );
  if (after?.state !== 'deleted' || !isOfRace(after, own.race) || isGone(after, now))
    return { refused: 'not-found' };
  return { reminderId };
}

/** The race of a client that is the caller's, and the caller. */
async function owned(
  caller: Agent,
  referralId: string,
  { races, people }: OwnedDeps,
): Promise<{ race: Race; agent: AgentProfile } | undefined> {
  const { teamId, agentId } = caller;
  const [race, agent] = await Promise.all([races.read(referralId), people.readAgent(teamId, agentId)]);
  return race && agent && isOwnedBy(race, caller) ? { race, agent } : undefined;
}

function wrongTime(at: string, now: Date): Refusal<'invalid-request'> | undefined {
  const fault = timeFault(at, now);
  return fault && { refused: 'invalid-request', detail: `The time ${fault.detail}.`, errors: [fault] };
}

/** Two at the same moment may both find room for one: that is one too many, and no harm. */
async function lackOfRoom(
  { agentId }: Agent,
  race: Race,
  { reminders, lists }: RoomDeps,
): Promise<Refusal<'too-many-reminders'> | undefined> {
  const [all, ofAgent] = await Promise.all([
    reminders.ofReferral(race.referralId),
    lists.count(agentId, mostOfAgent),
  ]);
  const ofClient = all.filter((each) => isOpen(each) && isOfRace(each, race)).length;
  if (ofClient >= mostOfClient) return tooMany(`This client has ${ofClient} open reminders`);
  return ofAgent >= mostOfAgent ? tooMany(`You have ${ofAgent} open reminders`) : undefined;
}

function tooMany(what: string): Refusal<'too-many-reminders'> {
  return {
    refused: 'too-many-reminders',
    detail: `${what}, which is the most there can be: mark some as done or delete them, then try again.`,
  };
}
