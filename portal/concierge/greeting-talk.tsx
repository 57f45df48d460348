// CP-8: the team's greeting and what the client answered, for the lead, while nobody has the client.
import { useMessages } from '../conversation/conversation-queries.ts';
import { MessageBubble } from '../conversation/message-bubble.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { conciergeWords } from './words.ts';
import '../conversation/conversation.css';

/** Nothing where the client was not greeted. */
export default function GreetingTalk({ referralId }: { referralId: string }) {
  const own = useWordsOf(conciergeWords);
  const read = useMessages(referralId);
  const messages = (read.data?.pages ?? []).flatMap((page) => page.messages).reverse();
  if (messages.length === 0) return null;
  return (
    <section className="panel" aria-label={own.talk}>
      <h2>{own.talk}</h2>
      <p className="quiet">{own.talkMore}</p>
      <ol className="messages">
        {messages.map((message) => (
          <MessageBubble key={message.messageId} referralId={referralId} message={message} />
        ))}
      </ol>
    </section>
  );
}
