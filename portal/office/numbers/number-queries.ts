// What is known of a phone, as all pages about it read it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import { usePages } from '../shared/use-pages.ts';

const keyOf = (phone: string) => ['office', 'number', phone] as const;

/** A plus stands for itself in a path. */
export function pathOfPhone(phone: string, page: '' | '/opt-out' | '/evidence' = ''): string {
  return `/office/numbers/${phone}${page}`;
}

/** Consent, conversations and what was sent, page by page of what was sent. */
export function usePhone(phone: string) {
  const { api } = useSignedIn();
  return useInfiniteQuery({
    queryKey: [...keyOf(phone), 'known'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      return answerOf(api.GET('/numbers/{e164}', { params: { path: { e164: phone }, query }, signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
  });
}

export function useLedger(phone: string) {
  const { api } = useSignedIn();
  return useQuery({
    queryKey: [...keyOf(phone), 'ledger'],
    queryFn: async ({ signal }) => {
      const exported = await answerOf(
        api.GET('/numbers/{e164}/consent', { params: { path: { e164: phone } }, signal }),
      );
      // Not asked for, the table does not come.
      if (typeof exported === 'string') throw new ApiProblem(0, 'unreadable', '');
      return exported;
    },
  });
}

export function useUnmatched(phone: string) {
  const { api } = useSignedIn();
  return usePages([...keyOf(phone), 'unmatched'], async (cursor, signal) => {
    const params = { path: { e164: phone }, query: cursor === undefined ? {} : { cursor } };
    const { texts: rows, ...page } = await answerOf(
      api.GET('/numbers/{e164}/unmatched-texts', { params, signal }),
    );
    return { ...page, rows };
  });
}
