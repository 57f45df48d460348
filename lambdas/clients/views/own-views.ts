// CT-2: an agent reads and replaces their own views. Who is in the team no more has none (PE-4).
import type { AgentProfile } from '../../people/team.ts';
import { changedMeanwhile, isMatch, VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Views } from './view.ts';

export type OwnViewsDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  views: {
    read(who: Agent): Promise<Views & { version: number }>;
    /** Answers the new version; undefined when they were saved since `version`, if one is named. */
    save(who: Agent, views: Views, version: number | undefined): Promise<number | undefined>;
  };
};

export async function readViews(
  caller: Agent,
  deps: OwnViewsDeps,
): Promise<VersionedAnswer<Views> | NotFound> {
  const own = await viewsOf(caller, deps);
  if (own === undefined) return { refused: 'not-found' };
  return new VersionedAnswer({ views: own.views }, own.version);
}

/** `ifMatch`: the header, which ties the save to what was read before. */
export async function saveViews(
  caller: Agent,
  asked: { wanted: Views; ifMatch: string | undefined },
  deps: OwnViewsDeps,
): Promise<VersionedAnswer<Views> | Refusal<'changed-meanwhile'> | NotFound> {
  const { wanted, ifMatch } = asked;
  const own = await viewsOf(caller, deps);
  if (own === undefined) return { refused: 'not-found' };
  if (!isMatch(ifMatch, own.version)) {
    // The answer to the first try was lost: what it asked for is there.
    const isDone = JSON.stringify(own.views) === JSON.stringify(wanted.views);
    return isDone ? new VersionedAnswer(wanted, own.version) : changedMeanwhile;
  }
  const saved = await deps.views.save(caller, wanted, ifMatch === undefined ? undefined : own.version);
  // Somebody was faster, or the first try of this very request: read again, it is one of the two above.
  return saved === undefined ? saveViews(caller, asked, deps) : new VersionedAnswer(wanted, saved);
}

/** Undefined for who is on the team no more. */
async function viewsOf(caller: Agent, { people, views }: Pick<OwnViewsDeps, 'people' | 'views'>) {
  const [agent, own] = await Promise.all([
    people.readAgent(caller.teamId, caller.agentId),
    views.read(caller),
  ]);
  return agent === undefined ? undefined : own;
}
