// One message: what was written, what Dibs added, what became of it, and why.
import { Suspense, useState } from 'react';
import type { Message } from '../api/answers.ts';
import { useNow } from '../clock/use-now.ts';
import { late } from '../controls/late/late.tsx';
import { Loading } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { useLanguage } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { AskedToStop } from './acts/asked-to-stop.tsx';

const Why = late(() => import('./explained/why.tsx'));
const SentAutomatically = late(() => import('./explained/sent-automatically.tsx'), 'silent');

const troubled = new Set<Message['delivery']>(['held', 'failed', 'refused', 'unconfirmed']);

export function MessageBubble({ referralId, message }: { referralId: string; message: Message }) {
  const { words, formats } = useLanguage();
  const { agent } = usePortal();
  const now = useNow(60_000);
  const [isAsking, setAsking] = useState(false);
  const isInbound = message.direction === 'inbound';
  const heldUntil = isInbound ? undefined : message.heldUntil;
  const state =
    heldUntil === undefined
      ? words.conversation.delivery[message.delivery]
      : words.conversation.heldUntil(formats.moment(heldUntil, now));
  const from = isInbound
    ? words.conversation.fromClient
    : message.agentId === agent.agentId
      ? words.conversation.fromYou
      : words.conversation.fromAgent;
  return (
    <li className={isInbound ? 'message is-inbound' : 'message'}>
      {!isInbound && message.automated ? (
        <Suspense>
          <SentAutomatically automated={message.automated} />
        </Suspense>
      ) : (
        <p className="unseen">{from}</p>
      )}
      <p className="message-body" dir="auto">
        {message.body}
      </p>
      {isInbound && message.automatic && <p className="message-note">{words.conversation.automatic}</p>}
      {isInbound && message.blank && <p className="message-note">{words.conversation.blank}</p>}
      {isInbound && message.askedToStop !== undefined && (
        <AskedToStop referralId={referralId} message={message} />
      )}
      {!isInbound && message.appended !== undefined && (
        <p className="message-appended">
          <span>{words.conversation.appended}</span> <Written>{message.appended}</Written>
        </p>
      )}
      <p className="message-meta">
        <time dateTime={message.at} title={formats.fullMoment(message.at)}>
          {formats.moment(message.at, now)}
        </time>
        {!isInbound && (
          <>
            <span className={troubled.has(message.delivery) ? 'is-troubled' : undefined}> · {state}</span>
            <span> · {words.conversation.segments(message.segments, message.encoding)}</span>
            <button
              type="button"
              className="is-link"
              aria-expanded={isAsking}
              aria-label={words.conversation.whyLabel(state)}
              onClick={() => setAsking(!isAsking)}
            >
              {words.conversation.why}
            </button>
          </>
        )}
      </p>
      {isAsking && (
        <div className="why" aria-live="polite">
          <Suspense fallback={<Loading />}>
            <Why referralId={referralId} message={message} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
