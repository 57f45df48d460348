// Whether this browser takes pushes, for the components that show it.
import { useQuery } from '@tanstack/react-query';
import { ownBrowser } from './browser-push.ts';

export const ownBrowserKey = ['own-browser'] as const;

export function useOwnBrowser() {
  return useQuery({ queryKey: ownBrowserKey, queryFn: ownBrowser, staleTime: 0 }).data;
}
