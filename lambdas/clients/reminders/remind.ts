// CT-3: the time of a reminder has come: one conditional write makes it due, whoever asks how often. The stream then tells its owner.
import { ownerOf, type Race } from '../../claiming/referral.ts';
import type { AgentProfile } from '../../people/team.ts';
import { followed, isOfRace, isPast, type Reminder, reminded } from './reminder.ts';

export type RemindDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  reminders: {
    read(referralId: string, reminderId: string): Promise<Reminder | undefined>;
    change(
      referralId: string,
      reminderId: string,
      next: (seen: Reminder) => Reminder,
    ): Promise<Reminder | undefined>;
  };
};

/** Which reminder, and the time that is meant. */
export type Due = Pick<Reminder, 'referralId' | 'reminderId' | 'at'>;

/**
 * `nothing`: snoozed, done or deleted meanwhile, told already, or its client is nobody's. `later`: its owner has no license, or has
 * left: it is told once they have one (PE-5), or to whom they are handed over.
 */
export type Reminding = 'reminded' | 'nothing' | 'later';

export async function remind(
  { referralId, reminderId, at }: Due,
  now: Date,
  deps: RemindDeps,
): Promise<Reminding> {
  const reminder = await deps.reminders.read(referralId, reminderId);
  if (reminder === undefined || reminded(reminder, at, now) === reminder) return 'nothing';
  const race = await deps.races.read(referralId);
  const owner = isOfRace(reminder, race) ? ownerOf(race) : undefined;
  if (owner === undefined) return 'nothing';
  const agent = await deps.people.readAgent(reminder.teamId, owner);
  if (agent?.licensed !== true) return 'later';
  const after = await deps.reminders.change(referralId, reminderId, (seen) => reminded(seen, at, now));
  return after?.state === 'due' && after.at === at ? 'reminded' : 'nothing';
}

export type FollowRaceDeps = RemindDeps & {
  reminders: { ofReferral(referralId: string): Promise<Reminder[]> };
};

/** CL-10, CL-13: reminders go along with the client that is handed over, and end with one that is given back. */
export async function followRace(race: Race, now: Date, deps: FollowRaceDeps): Promise<void> {
  const { referralId } = race;
  const current = await deps.races.read(referralId);
  for (const { reminderId } of await deps.reminders.ofReferral(referralId)) {
    const after = await deps.reminders.change(referralId, reminderId, (seen) => followed(seen, current, now));
    // Its time came while its owner had no license, or was gone.
    if (after?.state === 'waiting' && isPast(after.at, now)) await remind(after, now, deps);
  }
}
