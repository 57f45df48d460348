// Reminders as the API has them, and what their owner does with them.
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import { answerOf } from '../api/api.ts';
import { useIdempotencyKey } from '../api/idempotency-key.ts';
import { liveAbout, liveList } from '../api/query-client.ts';
import { useAct } from '../controls/use-act.ts';
import { usePortal } from '../session/portal-context.tsx';

export type Reminder = Answer<paths['/referrals/{referralId}/reminders']['get']>['reminders'][number];
export type OwnReminder = Answer<paths['/me/reminders']['get']>['reminders'][number];

const oneClientsKey = (referralId: string) => ['reminders', referralId] as const;
const ownKey = ['own-reminders'] as const;

export function useReminders(referralId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: oneClientsKey(referralId),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/referrals/{referralId}/reminders', { params: { path: { referralId } }, signal })),
    ...liveAbout(referralId),
  });
}

/** LI-1: also when the time of one has come, the portal is told. */
export function useOwnReminders() {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: ownKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      return answerOf(api.GET('/me/reminders', { params: { query }, signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
    ...liveList,
  });
}

export type Change = { reminderId: string; at?: string; text?: string; done?: boolean };

export function useAddReminder(referralId: string, onDone: (reminder: Reminder) => void) {
  const { api } = usePortal();
  const client = useQueryClient();
  const { keyFor, forget } = useIdempotencyKey();
  return useAct(
    (body: { at: string; text: string }) => {
      const params = { path: { referralId }, header: { 'idempotency-key': keyFor(JSON.stringify(body)) } };
      return answerOf(api.POST('/referrals/{referralId}/reminders', { params, body }));
    },
    {
      isRepeatable: true,
      onDone: (reminder) => {
        forget();
        refresh(client);
        onDone(reminder);
      },
    },
  );
}

export function useChangeReminder(referralId: string, onDone: (change: Change) => void) {
  const { api } = usePortal();
  const client = useQueryClient();
  return useAct(
    ({ reminderId, ...body }: Change) => {
      const params = { path: { referralId, reminderId } };
      return answerOf(api.PATCH('/referrals/{referralId}/reminders/{reminderId}', { params, body }));
    },
    {
      isRepeatable: true,
      onDone: (_, change) => {
        refresh(client);
        onDone(change);
      },
    },
  );
}

export function useDeleteReminder(referralId: string, onDone: (reminderId: string) => void) {
  const { api } = usePortal();
  const client = useQueryClient();
  return useAct(
    (reminderId: string) => {
      const params = { path: { referralId, reminderId } };
      return answerOf(api.DELETE('/referrals/{referralId}/reminders/{reminderId}', { params }));
    },
    {
      isRepeatable: true,
      onDone: (_, reminderId) => {
        refresh(client);
        onDone(reminderId);
      },
    },
  );
}

function refresh(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['reminders'] });
  void client.invalidateQueries({ queryKey: ownKey });
}
