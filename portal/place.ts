// Where one is among the lists and their clients, by the address: `/`, `/clients`, and one of either, with the list's filters.
import { useLocation, useSearch } from 'wouter';

export type ListName = 'inbox' | 'clients';
export type Place = { list: ListName; referralId?: string };

/** Undefined for all other pages. */
export function placeOf(path: string): Place | undefined {
  const [, , inInbox, clients, inClients] =
    /^\/(?:(referrals)\/([^/]+)|(clients)(?:\/([^/]+))?)?\/?$/.exec(path) ?? [];
  const list = clients === undefined ? 'inbox' : 'clients';
  const referralId = inInbox ?? inClients;
  if (referralId !== undefined) return { list, referralId };
  return path === '/' || clients !== undefined ? { list } : undefined;
}

/** `search`: the list's filters, which stay while its clients are gone through. */
export function addressOf({ list, referralId }: Place, search: string): string {
  const one = list === 'inbox' ? 'referrals' : 'clients';
  const path = referralId === undefined ? (list === 'inbox' ? '/' : '/clients') : `/${one}/${referralId}`;
  return search === '' ? path : `${path}?${search}`;
}

/** Where one is; the inbox for whoever is elsewhere. */
export function usePlace(): Place & { search: string } {
  const [path] = useLocation();
  const search = useSearch();
  return { ...(placeOf(path) ?? { list: 'inbox' }), search };
}
