// Replay: dispatches the items of a referral or a phone once more, and restores what queues or workflows may have lost.
import { type RestoreOffersDeps, restoringOffers } from '../claiming/offers/restore-offers.ts';
import { type ListAgainDeps, listAgain } from '../claiming/search/list-again.ts';
import { type RestoreMessagesDeps, restoringMessages } from '../delivery/outbox/restore-messages.ts';
import { teamSchema } from '../people/team.ts';
import type { Item } from '../platform/table/table-requests.ts';
import { type Dependencies, dispatch } from './dispatch.ts';

export function restoringLosses<U extends RestoreOffersDeps & RestoreMessagesDeps>(uses: U): U {
  return { ...uses, ...restoringOffers(uses), ...restoringMessages(uses) };
}

/** Items that are replayed side by side. */
const atOnce = 20;

export type ReplayDependencies = Dependencies &
  ListAgainDeps & { agentWords: { noteTeam(teamId: string): Promise<void> } };

/** Replays `items`. What had been done is not done twice: every consequence has its own id. */
export async function replay(items: readonly Item[], deps: ReplayDependencies): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    const some = items.slice(start, start + atOnce);
    await Promise.all(some.map((after) => replayOne(after, deps)));
  }
}

async function replayOne(after: Item, deps: ReplayDependencies): Promise<void> {
  await dispatch({ before: undefined, after }, deps);
  if (after.type === 'details') await listAgain(after, deps);
  // Its agents' items are not replayed with it: nothing else follows from them that a team's replay is asked for.
  if (after.type === 'team') await deps.agentWords.noteTeam(teamSchema.parse(after).teamId);
}
