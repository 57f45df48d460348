// What is known of clients beside the one that is open.
import type { QueryClient } from '@tanstack/react-query';
import type { Referral } from '../api/answers.ts';

const clientsKey = ['clients'] as const;

export function refreshClients(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: clientsKey });
}

/** Tags that clients have who were looked at, to choose from. */
export function knownTags(client: QueryClient): string[] {
  const referrals = client.getQueriesData<Referral>({ queryKey: ['referral'] });
  return [...new Set(referrals.flatMap(([, referral]) => referral?.tags ?? []))].toSorted();
}
