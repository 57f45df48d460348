// Asks all the time whether anything changed, and for the rest only then. Says when the API doesn't answer.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { changeTokenQuery } from '../api/change-token-query.ts';
import { problemBehind } from '../api/problem.ts';
import { isLive, often } from '../api/query-client.ts';
import { StaleNotice } from '../controls/read-state.tsx';
import { usePortal } from './portal-context.tsx';

export function ChangeToken() {
  const { api, session } = usePortal();
  const client = useQueryClient();
  const { data, dataUpdatedAt, failureReason } = useQuery({
    ...changeTokenQuery(api),
    refetchInterval: often,
  });
  const known = useRef<{ changeToken: string; answers: number }>(undefined);
  const changeToken = data?.changeToken;
  useEffect(() => {
    if (changeToken === undefined || dataUpdatedAt === 0) return;
    const { current: last } = known;
    const answers = (last?.answers ?? 0) + 1;
    known.current = { changeToken, answers };
    // What the page read while the first answer was on its way may be older than that: the second always counts as a change.
    if (answers === 2 || (last !== undefined && last.changeToken !== changeToken))
      void client.invalidateQueries({ predicate: isLive });
  }, [changeToken, dataUpdatedAt, client]);
  // PE-4: who has left the team is signed out.
  const isGone = failureReason !== null && problemBehind(failureReason).code === 'not-found';
  useEffect(() => {
    if (isGone) void session.signOut();
  }, [isGone, session]);
  return <StaleNotice failure={failureReason} />;
}
