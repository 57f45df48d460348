// The audit trail, of all or of one team, page by page.
import { answerOf } from '../../api/api.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import { usePages } from '../shared/use-pages.ts';

export function useAudit(teamId: string | undefined) {
  const { api } = useSignedIn();
  return usePages(['office', 'audit', { teamId }], async (cursor, signal) => {
    const query = cursor === undefined ? {} : { cursor };
    const { events: rows, ...page } = await answerOf(
      teamId === undefined
        ? api.GET('/audit', { params: { query }, signal })
        : api.GET('/teams/{teamId}/audit', { params: { path: { teamId }, query }, signal }),
    );
    return { ...page, rows };
  });
}
