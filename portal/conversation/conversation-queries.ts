// The messages of a conversation, newest page first, live; and noting that they were seen.
import { type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Message, Referral } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { liveAbout } from '../api/query-client.ts';
import { usePortal } from '../session/portal-context.tsx';

const messagesKey = (referralId: string) => ['messages', referralId] as const;

export function useMessages(referralId: string) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: messagesKey(referralId),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { order: 'newest' as const, ...(pageParam !== '' && { cursor: pageParam }) };
      const params = { path: { referralId }, query };
      return answerOf(api.GET('/referrals/{referralId}/messages', { params, signal }));
    },
    getNextPageParam: (page) => page.cursor,
    ...liveAbout(referralId),
  });
}

/** Not there yet, and not failing either: what stands below them would be moved when they come. */
export function useMessagesAreComing(referralId: string): boolean {
  const { data, failureReason } = useMessages(referralId);
  return data === undefined && failureReason === null;
}

export function refreshMessages(client: QueryClient, referralId: string): void {
  void client.invalidateQueries({ queryKey: messagesKey(referralId) });
}

/**
 * The owner has the conversation before their eyes: replies up to the newest are read. One that comes meanwhile is read even
 * before the referral says that it is unread: the reader may be gone by then.
 */
export function useReadMark(referral: Referral, isOwner: boolean, messages: readonly Message[]): void {
  const { api } = usePortal();
  const { referralId, unread: isUnread = false } = referral;
  const newest = messages.findLast(({ direction }) => direction === 'inbound')?.at;
  const areThere = messages.length > 0;
  const found = useRef<{ newest: string | undefined }>(undefined);
  const marked = useRef<string>(undefined);
  useEffect(() => {
    if (areThere) found.current ??= { newest };
    const cameMeanwhile = found.current !== undefined && found.current.newest !== newest;
    if (!isOwner || newest === undefined || !(isUnread || cameMeanwhile)) return;
    const mark = () => {
      if (document.visibilityState !== 'visible' || marked.current === newest) return;
      marked.current = newest;
      const params = { path: { referralId } };
      // A mark that fails is made when the page is seen again, with the next message, or at the next visit.
      answerOf(api.PUT('/referrals/{referralId}/messages/read', { params, body: { until: newest } })).catch(
        () => {
          marked.current = undefined;
        },
      );
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [api, referralId, isOwner, isUnread, areThere, newest]);
}
