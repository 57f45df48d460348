// Says over a text of the conversation that nobody wrote it to this client. Loaded when there is one.
import type { Message } from '../../api/answers.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { automatedWords } from './automated-words.ts';

type Automated = NonNullable<Extract<Message, { direction: 'outbound' }>['automated']>;

export default function SentAutomatically({ automated }: { automated: Automated }) {
  return <p className="message-note">{useWordsOf(automatedWords).sentAs(automated)}</p>;
}
