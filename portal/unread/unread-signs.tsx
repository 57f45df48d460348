// Signs of what is unread, outside of the page: the window's title, the app's badge, a ring, and notifications that are over (LI-4).
// Loaded after the page.
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useWordsOf } from '../messages/language.tsx';
import { pushWords } from '../messages/push-words.ts';
import { closeNotifications, onWorkerMessage } from '../push/worker.ts';
import { usePortal } from '../session/portal-context.tsx';
import { isRingOn, ring } from './ring.ts';
import { arrivedSince, titled } from './unread.ts';
import { useUnread } from './use-unread.ts';

export default function UnreadSigns() {
  useWorker();
  const unread = useUnread();
  const offers = unread?.offers.join(' ');
  const left = unread && [...unread.offers, ...unread.replies].join(' ');
  const known = unread?.known.join(' ');
  const before = useRef<readonly string[]>(undefined);
  useEffect(() => {
    if (offers === undefined) return;
    const now = idsIn(offers);
    const arrived = arrivedSince(before.current, now);
    before.current = now;
    if (arrived.length > 0 && isRingOn()) ring();
  }, [offers]);
  useEffect(() => {
    if (left === undefined || known === undefined) return;
    const ids = idsIn(left);
    badge(ids.length);
    void closeNotifications((thread) => idsIn(known).includes(thread) && !ids.includes(thread));
  }, [left, known]);
  useTitle(unread === undefined ? 0 : unread.offers.length + unread.replies.length);
  return null;
}

const idsIn = (text: string): string[] => text.split(' ').filter((each) => each !== '');

function badge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
}

/** Each page names the window; how much is unread goes before the name, whoever changes it. */
function useTitle(count: number): void {
  useEffect(() => {
    const putCount = () => {
      const wanted = titled(document.title.replace(/^\(\d+\) /, ''), count);
      if (document.title !== wanted) document.title = wanted;
    };
    putCount();
    const named = new MutationObserver(putCount);
    named.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => named.disconnect();
  }, [count]);
}

/** Goes where a notification leads, and follows this browser's subscription. */
function useWorker(): void {
  const { api } = usePortal();
  const [, navigate] = useLocation();
  const { on } = useWordsOf(pushWords);
  useEffect(() => {
    const look = () =>
      void import('../push/browser-push.ts').then(({ follow }) => follow(api, on)).catch(() => undefined);
    look();
    return onWorkerMessage((message) => {
      if (message.kind === 'open') navigate(message.path);
      else look();
    });
  }, [api, navigate, on]);
}
