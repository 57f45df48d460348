// Hears of changes while the page is open. While it can't, it asks every 30 seconds, and says so (LI-1).
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { mayChange } from '../api/query-client.ts';
import { Stale } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { isDown } from './live-channel.ts';
import { useChannelState, usePortal } from './portal-context.tsx';

const askMs = 30_000;

export function WatchChanges() {
  const { words } = useLanguage();
  const { channel } = usePortal();
  const client = useQueryClient();
  const state = useChannelState();
  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') channel.check();
    };
    channel.start();
    document.addEventListener('visibilitychange', check);
    window.addEventListener('online', channel.check);
    window.addEventListener('offline', channel.drop);
    return () => {
      document.removeEventListener('visibilitychange', check);
      window.removeEventListener('online', channel.check);
      window.removeEventListener('offline', channel.drop);
      channel.stop();
    };
  }, [channel]);
  const isAsking = isDown(state);
  useEffect(() => {
    if (!isAsking) return;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      void client.invalidateQueries({ predicate: (query) => mayChange(query, undefined) });
    };
    const timer = setInterval(ask, askMs);
    return () => clearInterval(timer);
  }, [client, isAsking]);
  return isDown(state) ? <Stale>{words.stale[state]}</Stale> : null;
}
