// Who is signed in and the API in their name, for all components.
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Profile } from '../api/answers.ts';
import { type Api, answerOf } from '../api/api.ts';
import type { ChannelState, LiveChannel } from './live-channel.ts';
import type { Session } from './session.ts';

/** `channel`: what is changed by others is told to agents alone. */
type Portal = { api: Api; session: Session; channel: LiveChannel | undefined };

const PortalContext = createContext<Portal | undefined>(undefined);

export function PortalProvider({ portal, children }: { portal: Portal; children: ReactNode }) {
  return <PortalContext value={portal}>{children}</PortalContext>;
}

/** For what everyone who is signed in has. */
export function useSignedIn(): Portal {
  const portal = useContext(PortalContext);
  if (portal === undefined) throw new Error('Used outside of PortalProvider.');
  return portal;
}

/** For the pages of agents. */
export function usePortal() {
  const { api, session, channel } = useSignedIn();
  const { agent } = session;
  if (agent === undefined || channel === undefined) throw new Error('Used where nobody of a team is.');
  return { api, session, agent, channel };
}

const neverChanges = () => () => undefined;
const notThere = (): ChannelState => 'connecting';

/** Whether this page hears of changes at once. */
export function useChannelState(): ChannelState {
  const { channel } = useSignedIn();
  return useSyncExternalStore(channel?.onState ?? neverChanges, channel?.state ?? notThere);
}

export const profileKey = ['me'] as const;

/** The signed-in agent's profile; undefined until it has been read, and for whoever is in no team. */
export function useProfile(): Profile | undefined {
  const { api, session } = useSignedIn();
  const enabled = session.agent !== undefined;
  const queryFn = () => answerOf(api.GET('/me'));
  return useQuery({ queryKey: profileKey, queryFn, staleTime: 60_000, enabled }).data;
}
