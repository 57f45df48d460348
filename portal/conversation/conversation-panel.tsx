// The conversation with the client, and what else its owner or the lead can do about it.
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import type { Message, Referral } from '../api/answers.ts';
import { useAnnounce, useTell } from '../controls/announcer.tsx';
import { MoreButton } from '../controls/more-button.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { isTextable } from '../inbox/referral-words.ts';
import { useLanguage } from '../messages/language.tsx';
import { refreshReferral } from '../referral/referral-queries.ts';
import { licenseOf } from '../session/license.ts';
import { useProfile } from '../session/portal-context.tsx';
import { Composer } from './composer.tsx';
import { refreshMessages, useMessages, useMessagesAreComing, useReadMark } from './conversation-queries.ts';
import { isUnsentGreeting } from './explained/unsent-greeting.ts';
import { useKeptText } from './kept-text.ts';
import { MessageBubble } from './message-bubble.tsx';
import { refreshNextText, useNextText } from './next-text-query.ts';
import { useSendText } from './use-send-text.ts';
import './conversation.css';

export function ConversationPanel({ referral, isOwner }: { referral: Referral; isOwner: boolean }) {
  const { words } = useLanguage();
  const read = useMessages(referral.referralId);
  // Without a number one comes free in time: the owner may try.
  const mayText = isTextable({ ...referral, noNumberFree: false });
  const { isLicensed } = licenseOf(useProfile());
  const messages = (read.data?.pages ?? [])
    .flatMap((page) => page.messages)
    .filter((message) => !isUnsentGreeting(message))
    .reverse();
  useReadMark(referral, isOwner, messages);
  const isComing = useMessagesAreComing(referral.referralId);
  const end = useArrivalAtUnread(referral.unread === true, messages.length);
  useReplyAnnouncement(messages, end);
  return (
    <section className="conversation">
      <h2 className="unseen">{words.conversation.title}</h2>
      <ReadState read={read}>
        {() => (
          <>
            <MoreButton read={read} loading={words.loading}>
              {words.conversation.older}
            </MoreButton>
            {messages.length === 0 && mayText && <p className="empty">{words.conversation.empty}</p>}
            <ol className="messages">
              {messages.map((message) => (
                <MessageBubble key={message.messageId} referralId={referral.referralId} message={message} />
              ))}
            </ol>
            <div ref={end} />
          </>
        )}
      </ReadState>
      <div hidden={isComing}>
        {isOwner && !isLicensed && <p className="notice">{words.conversation.unlicensed}</p>}
        {mayText && isOwner && isLicensed && <Reply referral={referral} />}
        {!referral.textingPreferred && referral.clientOptedOut !== true && (
          <p className="quiet">{words.client.noTexts}</p>
        )}
      </div>
    </section>
  );
}

function Reply({ referral }: { referral: Referral }) {
  const { referralId } = referral;
  const { words } = useLanguage();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [body = '', keep] = useKeptText(referralId);
  const next = useNextText(referralId);
  const send = useSendText(referralId, {
    onSent: () => {
      keep(undefined);
      announce(words.conversation.sent);
      refreshMessages(client, referralId);
      refreshNextText(client, referralId);
    },
    onFailed: () => {
      refreshMessages(client, referralId);
      refreshReferral(client, referralId);
      refreshNextText(client, referralId);
    },
  });
  return (
    <Composer
      referral={referral}
      label={words.conversation.label}
      body={body}
      next={next}
      onChange={(typed) => keep(typed === '' ? undefined : typed)}
      onSend={() => send.run(body)}
      sendLabel={words.conversation.send}
      isPending={send.isPending}
      isWaiting={send.isWaiting}
      problem={send.problem}
    />
  );
}

/** Who comes for a reply is brought to it; who comes for the client's details is left where they are. */
function useArrivalAtUnread(isUnread: boolean, count: number) {
  const end = useRef<HTMLDivElement>(null);
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current || count === 0) return;
    hasArrived.current = true;
    if (isUnread) end.current?.scrollIntoView({ block: 'center' });
  }, [isUnread, count]);
  return end;
}

/** Says a reply aloud that comes while the page is open, and shows it where it came out of sight. */
function useReplyAnnouncement(messages: readonly Message[], end: RefObject<Element | null>): void {
  const { words } = useLanguage();
  const announce = useAnnounce();
  const tell = useTell();
  const newest = messages.findLast(
    (each) => each.direction === 'inbound' && !each.automatic && !each.blank,
  )?.messageId;
  const seen = useRef<{ newest: string | undefined }>(undefined);
  useEffect(() => {
    const isNew = seen.current !== undefined && seen.current.newest !== newest;
    if (messages.length > 0) seen.current = { newest };
    if (!isNew || newest === undefined) return;
    if (isInSight(end.current)) announce(words.conversation.newReply);
    else tell(words.conversation.newReply);
  }, [messages, newest, announce, tell, words, end]);
}

/** Above the navigation of a phone. Behind another tab it has no width. */
function isInSight(element: Element | null): boolean {
  const { top = 0, width = 0 } = element?.getBoundingClientRect() ?? {};
  return width > 0 && top >= 0 && top <= window.innerHeight - navigationHeight;
}

const navigationHeight = 64;
