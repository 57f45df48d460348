// Who is signed in and the API in their name, for all components.
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Profile } from '../api/answers.ts';
import { type Api, answerOf } from '../api/api.ts';
import type { ChannelState, LiveChannel } from './live-channel.ts';
import type { Session } from './session.ts';

type Portal = { api: Api; session: Session; channel: LiveChannel };

const PortalContext = createContext<Portal | undefined>(undefined);

export function PortalProvider({ portal, children }: { portal: Portal; children: ReactNode }) {
  return <PortalContext value={portal}>{children}</PortalContext>;
}

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (portal === undefined) throw new Error('Used outside of PortalProvider.');
  return portal;
}

/** Whether this page hears of changes at once. */
export function useChannelState(): ChannelState {
  const { channel } = usePortal();
  return useSyncExternalStore(channel.onState, channel.state);
}

export const profileKey = ['me'] as const;

/** The signed-in agent's profile; undefined until it has been read. */
export function useProfile(): Profile | undefined {
  const { api } = usePortal();
  return useQuery({ queryKey: profileKey, queryFn: () => answerOf(api.GET('/me')), staleTime: 60_000 }).data;
}
