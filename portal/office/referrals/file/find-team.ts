// The team that a line of a file names: by its id, or by its whole name in any case.
import { pagesOf } from '../../../../client/src/pages.ts';
import { type Api, answerOf } from '../../../api/api.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { TeamFault } from './file-lines.ts';

/** Pages of a search that are read for one name. */
const mostPages = 4;

export function teamFinder(api: Api) {
  return async (named: string): Promise<{ teamId: string } | TeamFault> => {
    if (/^[\w-]{1,64}$/.test(named) && (await isTeam(api, named))) return { teamId: named };
    const same: string[] = [];
    let pages = 0;
    const read = ({ cursor }: { cursor?: string }) =>
      answerOf(
        api.GET('/teams', {
          params: { query: { q: named.slice(0, 100), by: 'team', ...(cursor && { cursor }) } },
        }),
      );
    for await (const { teams } of pagesOf(read)) {
      same.push(...teams.filter(({ name }) => folded(name) === folded(named)).map(({ teamId }) => teamId));
      pages += 1;
      if (pages === mostPages) break;
    }
    const [teamId] = same;
    if (teamId === undefined) return { code: 'team-unknown', named };
    return same.length > 1 ? { code: 'team-ambiguous', named } : { teamId };
  };
}

async function isTeam(api: Api, teamId: string): Promise<boolean> {
  try {
    await answerOf(api.GET('/teams/{teamId}', { params: { path: { teamId } } }));
    return true;
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.status === 404) return false;
    throw fault;
  }
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
