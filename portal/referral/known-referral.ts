// What the lists that were read know of one referral, for a page that isn't read yet or can't be.
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Referral } from '../api/answers.ts';
import { problemBehind } from '../api/problem.ts';
import type { ListedClient } from '../clients/client-queries.ts';
import type { useReferral } from './referral-queries.ts';

type Page = { referrals?: Referral[]; clients?: ListedClient[] };

/** By the newest list of each kind that has it; `at` by the device's clock. */
export function knownOf(client: QueryClient, referralId: string) {
  const isIt = (each: { referralId: string }) => each.referralId === referralId;
  let referral: { data: Referral; at: number } | undefined;
  let listed: { data: ListedClient; at: number } | undefined;
  for (const queryKey of [['inbox'], ['clients']]) {
    for (const [key, list] of client.getQueriesData<InfiniteData<Page>>({ queryKey })) {
      const at = client.getQueryState(key)?.dataUpdatedAt ?? 0;
      for (const page of list?.pages ?? []) {
        const one = page.referrals?.find(isIt);
        if (one && at > (referral?.at ?? 0)) referral = { data: one, at };
        const other = page.clients?.find(isIt);
        if (other && at > (listed?.at ?? 0)) listed = { data: other, at };
      }
    }
  }
  return { referral, listed };
}

/**
 * The same as was read; until it is, what the inbox knew when the page was opened, which has as much. What it learns only then would show the
 * page before the rest of it, which moves what one is about to press. While reading fails, what any list knows: one of clients has less.
 */
export function useKnown(read: ReturnType<typeof useReferral>, referralId: string) {
  const client = useQueryClient();
  const [atFirst] = useState(() => knownOf(client, referralId).referral);
  if (read.data !== undefined) return { read, listed: undefined };
  const isFailing = read.failureReason !== null && problemBehind(read.failureReason).isPassing;
  if (read.failureReason !== null && !isFailing) return { read, listed: undefined };
  const { referral, listed } = isFailing
    ? knownOf(client, referralId)
    : { referral: atFirst, listed: undefined };
  if (referral?.data.referralId === referralId)
    return { read: { ...read, data: referral.data, dataUpdatedAt: referral.at }, listed: undefined };
  return { read, listed };
}
