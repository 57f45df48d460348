// Claiming by phone: "call me", 20 seconds of ringing, "call me again", then the number to dial and the PIN.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CallSession, Referral } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage } from '../messages/language.tsx';
import type { Words } from '../messages/words.ts';
import { keepCall, refreshReferral, useMyCall } from '../referral/referral-queries.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { OwnNumber } from './own-number.tsx';
import { PinPanel } from './pin-panel.tsx';
import { RingCountdown } from './ring-countdown.tsx';

export function CallPanel({ referral }: { referral: Referral }) {
  const { referralId } = referral;
  const { words } = useLanguage();
  const { api } = usePortal();
  const client = useQueryClient();
  const call = useMyCall(referralId).data ?? undefined;
  const phone = useProfile()?.phone ?? call?.phone;
  // Not tried again by itself: an answer that got lost may have started the first of two calls.
  const callMe = useAct(
    () => answerOf(api.POST('/referrals/{referralId}/calls', { params: { path: { referralId } } })),
    {
      isRepeatable: false,
      onDone: (placed) => keepCall(client, referralId, placed),
      onFailed: () => refreshReferral(client, referralId),
    },
  );
  useStateAnnouncement(call, words);
  const isPin = call?.state === 'pin' || (call?.state === 'missed' && call.mayCallAgain !== true);
  // Without a PIN line two missed calls are the end of it, though the referral is still open.
  const isOver = call?.state === 'ended';
  const mayAsk = !isPin && !isOver && call?.state !== 'ringing' && phone !== undefined;
  return (
    <section className="panel claim">
      {isOver && <p className="notice">{words.problems['no-more-calls']}</p>}
      {call?.state === 'ringing' && <RingCountdown call={call} />}
      {call?.state === 'missed' && (
        <p className="notice">
          {missedWords(call.reason, words)} {call.mayCallAgain === true && words.claim.missedMore}
        </p>
      )}
      {isPin && <PinPanel call={call} />}
      {mayAsk && (
        <button
          type="button"
          className="is-main is-big"
          disabled={callMe.isPending}
          onClick={() => callMe.run(undefined)}
        >
          {callMe.isPending
            ? words.claim.calling
            : call === undefined
              ? words.claim.callMe
              : words.claim.callAgain}
        </button>
      )}
      <ProblemNotice problem={callMe.problem} />
      {!isPin && !isOver && <OwnNumber phone={phone} isRinging={call?.state === 'ringing'} />}
    </section>
  );
}

function missedWords(reason: string | undefined, words: Words): string {
  const { missed } = words.claim;
  return reason === 'no-answer' || reason === 'busy' || reason === 'failed' ? missed[reason] : missed.other;
}

function useStateAnnouncement(call: CallSession | undefined, words: Words): void {
  const announce = useAnnounce();
  const state = call?.state;
  const reason = call?.reason;
  useEffect(() => {
    if (state === 'ringing') announce(words.claim.ringing);
    if (state === 'missed') announce(missedWords(reason, words));
    if (state === 'pin') announce(words.claim.pinTitle);
  }, [state, reason, words, announce]);
}
