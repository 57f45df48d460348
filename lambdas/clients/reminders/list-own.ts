// CT-3: what an agent is to be reminded of, and what is due, over all their clients.
import * as z from 'zod';
import { areaSchema, ownerOf, type Referral, sideSchema } from '../../claiming/referral.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { isOfRace, mostOfAgent, type Reminder, reminderView, viewOf } from './reminder.ts';

const pageSize = 25;

export const ownReminder = z
  .object({
    ...reminderView.shape,
    client: z.object({ name: z.string().meta({ examples: ['Clara Client'] }) }),
    side: sideSchema,
    area: areaSchema(),
  })
  .meta({ id: 'OwnReminder' });
type OwnReminder = z.infer<typeof ownReminder>;

export type ListOwnDeps = {
  lists: {
    list(
      agentId: string,
      limit: number,
      after: string | undefined,
    ): Promise<{ reminders: Reminder[]; next: string | undefined }>;
    count(agentId: string, most: number, until: Date): Promise<number>;
  };
  referrals: { readAll(referralIds: readonly string[]): Promise<Referral[]> };
  people: { readAgent(teamId: string, agentId: string): Promise<unknown> };
};

/** By their time, so that what is due comes first. `due`: how many are. */
export async function listOwnReminders(
  { teamId, agentId }: Agent,
  cursor: string | undefined,
  now: Date,
  deps: ListOwnDeps,
): Promise<{ reminders: OwnReminder[]; due: number; next: string | undefined } | NotFound> {
  const [agent, page, due] = await Promise.all([
    deps.people.readAgent(teamId, agentId),
    deps.lists.list(agentId, pageSize, cursor),
    deps.lists.count(agentId, mostOfAgent, now),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const ids = [...new Set(page.reminders.map(({ referralId }) => referralId))];
  const referrals = new Map((await deps.referrals.readAll(ids)).map((each) => [each.race.referralId, each]));
  const own = page.reminders.flatMap((reminder): OwnReminder[] => {
    const referral = referrals.get(reminder.referralId);
    const view = viewOf(reminder);
    if (referral === undefined || view === undefined) return [];
    // The list follows the race; between the two the race is right.
    if (!isOfRace(reminder, referral.race) || ownerOf(referral.race) !== agentId) return [];
    const { client, side, area } = referral.details;
    return [{ ...view, client: { name: client.name }, side, area }];
  });
  return { reminders: own, due, next: page.next };
}
