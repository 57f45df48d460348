// Asks all the time whether anything changed, and for the rest only then. Says when the API doesn't answer.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { pulseQuery } from '../api/change-token-query.ts';
import { isLive, often } from '../api/query-client.ts';
import { StaleNotice } from '../controls/read-state.tsx';
import { usePortal } from './portal-context.tsx';

export function Pulse() {
  const { api } = usePortal();
  const client = useQueryClient();
  const { data, dataUpdatedAt, failureReason } = useQuery({ ...pulseQuery(api), refetchInterval: often });
  const known = useRef<{ pulse: string; answers: number }>(undefined);
  const pulse = data?.pulse;
  useEffect(() => {
    if (pulse === undefined || dataUpdatedAt === 0) return;
    const { current: last } = known;
    const answers = (last?.answers ?? 0) + 1;
    known.current = { pulse, answers };
    // What the page read while the first answer was on its way may be older than that: the second always counts as a beat.
    if (answers === 2 || (last !== undefined && last.pulse !== pulse))
      void client.invalidateQueries({ predicate: isLive });
  }, [pulse, dataUpdatedAt, client]);
  return <StaleNotice failure={failureReason} />;
}
