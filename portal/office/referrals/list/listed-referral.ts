// A referral as the list of the back office has it, and a page of them.
import type { paths } from '../../../../client/src/schema.ts';
import type { Api } from '../../../api/api.ts';

type List = paths['/referrals']['get'];
export type ReferralPage = List['responses'][200]['content']['application/json'];
export type ListedReferral = ReferralPage['referrals'][number];
export type ReferralQuery = NonNullable<NonNullable<List['parameters']>['query']>;

/** Reads the page from a cursor on, the first without one. */
export type ReadPage = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<{ data?: ReferralPage; error?: unknown; response: Response }>;

export function pageReader(api: Api, filter: ReferralQuery): ReadPage {
  return (cursor, signal) =>
    api.GET('/referrals', {
      params: { query: { ...filter, ...(cursor !== undefined && { cursor }) } },
      signal,
    });
}
