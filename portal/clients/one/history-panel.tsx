// CT-4: a client's timeline, oldest first as a conversation is read, to its end.
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { liveAbout } from '../../api/query-client.ts';
import { ReadState } from '../../controls/read-state.tsx';
import { useAllPages } from '../../controls/use-all-pages.ts';
import { automatedWords } from '../../conversation/explained/automated-words.ts';
import { isolated } from '../../messages/isolated.ts';
import { type Language, useLanguage, useWordsOf } from '../../messages/language.tsx';
import { planHistoryWords } from '../../plans/client/plan-history-words.ts';
import { usePortal } from '../../session/portal-context.tsx';
import type { Stage } from '../stages.ts';
import { clientsWords } from '../words.ts';
import { type Entry, historyByDay } from './history.ts';
import { type AboutPlan, sentenceOf as planSentenceOf } from './plan-sentence.ts';
import { oneClientWords } from './words.ts';

export function HistoryPanel({ referralId }: { referralId: string }) {
  const language = useLanguage();
  const { formats } = language;
  const words = useWordsOf(oneClientWords);
  const read = useHistory(referralId);
  return (
    <ReadState read={read}>
      {({ pages }) => (
        <>
          {historyByDay(
            pages.flatMap(({ events }) => events),
            formats.day,
          ).map(({ day, entries }) => (
            <section key={day} className="day">
              <h3>{day}</h3>
              <ol>
                {entries.map((entry, index) => (
                  <li key={index} className={`entry is-${entry.kind}`}>
                    <time dateTime={entry.at} title={formats.fullMoment(entry.at)}>
                      {formats.timeOfDay(entry.at)}
                    </time>
                    <Said entry={entry} language={language} words={words} />
                  </li>
                ))}
              </ol>
            </section>
          ))}
          {read.hasNextPage && <p className="quiet">{language.words.loading}</p>}
        </>
      )}
    </ReadState>
  );
}

/** Its pages begin with the oldest: it is read to the end. */
function useHistory(referralId: string) {
  const { api } = usePortal();
  const read = useInfiniteQuery({
    queryKey: ['timeline', referralId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      const params = { path: { referralId }, query };
      return answerOf(api.GET('/referrals/{referralId}/timeline', { params, signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
    ...liveAbout(referralId),
  });
  useAllPages(read);
  return read;
}

type Words = (typeof oneClientWords)['en'];

/** What is said of a text: the client does not have it, or not for certain. */
const troubles = ['held', 'failed', 'refused', 'unconfirmed'] as const;

function Said({ entry, language, words }: { entry: Entry; language: Language; words: Words }) {
  const { sentAs } = useWordsOf(automatedWords);
  const planWords = useWordsOf(planHistoryWords);
  if (entry.kind === 'text') {
    const trouble = troubles.find((each) => each === entry.delivery);
    return (
      <div>
        <p>
          {entry.automated === undefined
            ? words.said[entry.direction === 'inbound' ? 'clientWrote' : 'weWrote']
            : sentAs(entry.automated)}
        </p>
        <p className="words" dir="auto">
          {entry.body}
        </p>
        {trouble !== undefined && <p className="quiet">{language.words.conversation.delivery[trouble]}</p>}
      </div>
    );
  }
  if (entry.kind === 'note') {
    return (
      <div>
        <p>{words.said.noted(isolated(entry.name))}</p>
        <p className="words" dir="auto">
          {entry.text}
        </p>
      </div>
    );
  }
  if ('plan' in entry) return <p>{planSentenceOf(entry, planWords)}</p>;
  if (entry.kind === 'stage') return <StageSet name={entry.name} stage={entry.stage} />;
  return <p>{sentenceOf(entry, language, words)}</p>;
}

function StageSet({ name, stage }: { name: string; stage: Stage }) {
  const { stages } = useWordsOf(clientsWords);
  const { said } = useWordsOf(oneClientWords);
  return <p>{said.stageSet(isolated(name), stages[stage])}</p>;
}

function sentenceOf(
  entry: Exclude<Entry, { kind: 'text' | 'note' | 'stage' } | AboutPlan>,
  { words }: Language,
  { said }: Words,
): string {
  switch (entry.kind) {
    case 'created':
    case 'corrected':
    case 'offered-again':
    case 'passed-on':
    case 'skipped':
      return said[entry.kind];
    case 'offered-to':
      return said.offered(entry.agents);
    case 'offer-ended':
      return said.declined(isolated(entry.name));
    case 'called':
      return said.called(isolated(entry.name), entry.calls);
    case 'claimed':
      return said.claimed[entry.by ?? 'unknown'](isolated(entry.name));
    case 'reassigned':
      return said.handedOver(isolated(entry.fromName), isolated(entry.name));
    case 'tags': {
      const [added, removed] = [entry.added, entry.removed].map((tags) => tags.map(isolated).join(', '));
      return said.tagsSet(isolated(entry.name), added ?? '', removed ?? '');
    }
    case 'returned':
      return words.claim.outcome[entry.reason];
    case 'consent':
      return entry.word === undefined ? (said.consent[entry.act] ?? said.consentChanged) : said[entry.word];
  }
}
