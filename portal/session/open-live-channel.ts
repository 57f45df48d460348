// The portal's live channel: tickets from the API, a WebSocket of the browser, and what is read again when it tells.
import type { QueryClient } from '@tanstack/react-query';
import { type Api, answerOf } from '../api/api.ts';
import { problemBehind } from '../api/problem.ts';
import { serverNow } from '../clock/server-clock.ts';
import { type ChannelState, type LiveChannel, liveChannel } from './live-channel.ts';
import { readAnew } from './read-anew.ts';
import type { Session } from './session.ts';

export function openLiveChannel(given: {
  api: Api;
  session: Pick<Session, 'signOut'>;
  client: QueryClient;
  liveUrl: string;
}): LiveChannel {
  const { api, session, client, liveUrl } = given;
  const anew = readAnew(client);

  /** PE-4: who has left the team is signed out. An API of before doesn't know the route, and knows the agent. */
  async function signOutWhoLeft(): Promise<void> {
    const problem = await answerOf(api.GET('/me')).then(() => undefined, problemBehind);
    if (problem?.code === 'not-found') await session.signOut();
  }

  function whyNone(fault: unknown): Extract<ChannelState, 'unreachable' | 'failing' | 'late' | 'ended'> {
    const problem = problemBehind(fault);
    if (problem.status === 401) return 'ended';
    if (problem.code === 'not-found') void signOutWhoLeft();
    if (problem.status === 0) return 'unreachable';
    return problem.isPassing ? 'failing' : 'late';
  }

  return liveChannel({
    takeTicket: () => answerOf(api.POST('/me/live-channels')),
    connect: (ticket, told) => {
      const socket = new WebSocket(`${liveUrl}?${new URLSearchParams({ ticket })}`);
      socket.addEventListener('open', told.opened);
      socket.addEventListener('message', ({ data }) => told.said(data));
      socket.addEventListener('close', told.closed);
      return socket;
    },
    onChange: anew,
    onLive: () => anew(),
    whyNone,
    now: serverNow,
    random: Math.random,
  });
}
