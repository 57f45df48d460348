// What would become of the next text, live: consent, quiet hours and who wrote last change it (TX-18).
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { NextText } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { liveAbout, slowMs } from '../api/query-client.ts';
import { usePortal } from '../session/portal-context.tsx';

const nextTextKey = (referralId: string) => ['next-text', referralId] as const;

/** Undefined until it is known. */
export function useNextText(referralId: string): NextText | undefined {
  const { api } = usePortal();
  const { data } = useQuery({
    queryKey: nextTextKey(referralId),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/referrals/{referralId}/next-text', { params: { path: { referralId } }, signal })),
    ...liveAbout(referralId),
    // Quiet hours begin and end by time alone.
    refetchInterval: slowMs,
  });
  return data;
}

export function refreshNextText(client: QueryClient, referralId: string): void {
  void client.invalidateQueries({ queryKey: nextTextKey(referralId) });
}
