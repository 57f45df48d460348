// Sends what waits once there is a connection. Each keeps its Idempotency-Key, so that it goes out once however often it is tried, by
// whatever window.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { answerOf } from '../../api/api.ts';
import { problemBehind } from '../../api/problem.ts';
import { useTell } from '../../controls/announcer.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { problemWords } from '../../messages/problem-words.ts';
import { refreshReferral } from '../../referral/referral-queries.ts';
import { useChannelState, usePortal } from '../../session/portal-context.tsx';
import { refreshMessages } from '../conversation-queries.ts';
import { keepTyped } from '../kept-text.ts';
import { refreshNextText } from '../next-text-query.ts';
import { onWaiting, setWaiting, waitingOf } from './waiting-store.ts';
import { afterTry, isStill, isTooOld, readWaiting } from './waiting-text.ts';
import { waitingWords } from './words.ts';

export { Waiting } from './waiting.tsx';

const againMs = 15_000;

export default function SendWaiting() {
  const own = useWordsOf(waitingWords);
  const { words, formats } = useLanguage();
  const { api, agent } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const channel = useChannelState();
  const isBusy = useRef(false);

  async function send(place: string): Promise<void> {
    const kept = localStorage.getItem(place) ?? undefined;
    const text = readWaiting(kept);
    const referralId = place.slice(waitingOf(agent.agentId).length);
    if (text === undefined || isTooOld(text, Date.now())) {
      setWaiting(place, undefined);
      if (text !== undefined && text.isTakenBack !== true) {
        keepTyped(agent.agentId, referralId, text.body);
        tell(own.tooOld);
      }
      return;
    }
    if (text.isTakenBack === true) return;
    const { body, key } = text;
    const params = { path: { referralId }, header: { 'idempotency-key': key } };
    const sending = api.POST('/referrals/{referralId}/messages', { params, body: { body } });
    const problem = await answerOf(sending).then(() => undefined, problemBehind);
    const is = afterTry(problem);
    if (is === 'waits') {
      // Not what was taken back meanwhile.
      if (localStorage.getItem(place) === kept) setWaiting(place, { ...text, isTried: true });
      return;
    }
    // Another window may have sent it too, and a later text waits by now; or its writer has signed out.
    if (isStill(text, localStorage.getItem(place) ?? undefined)) {
      setWaiting(place, undefined);
      // What was refused is kept where it was written.
      keepTyped(agent.agentId, referralId, is === 'sent' ? undefined : body);
    }
    tell(problem === undefined ? own.sent : own.refused(problemWords(problem, words, formats)));
    refreshReferral(client, referralId);
    refreshMessages(client, referralId);
    refreshNextText(client, referralId);
  }

  const sendAll = useEffectEvent(async () => {
    if (isBusy.current || !navigator.onLine) return;
    isBusy.current = true;
    try {
      const start = waitingOf(agent.agentId);
      for (const place of Object.keys(localStorage)) if (place.startsWith(start)) await send(place);
    } finally {
      isBusy.current = false;
    }
  });

  useEffect(() => {
    if (channel !== 'unreachable') void sendAll();
    const again = () => void sendAll();
    const timer = setInterval(again, againMs);
    window.addEventListener('online', again);
    const stopHearing = onWaiting(again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      stopHearing();
    };
  }, [channel]);
  return null;
}
