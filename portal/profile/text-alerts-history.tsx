// What happened to the agent's text alerts, newest first.
import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../api/api.ts';
import { ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { profileWords } from './words.ts';

/** `reloadOn`: reloads when this changes. */
export function TextAlertsHistory({ reloadOn }: { reloadOn: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(profileWords);
  const { api } = usePortal();
  const read = useQuery({
    queryKey: ['text-alerts', 'history', reloadOn],
    queryFn: () => answerOf(api.GET('/me/text-alerts/history')),
    placeholderData: (before) => before,
    refetchInterval: 10_000,
  });
  return (
    <details className="history">
      <summary>{own.history}</summary>
      <ReadState read={read}>
        {({ history }) => (
          <>
            {history.length === 0 && <p className="quiet">{own.noHistory}</p>}
            <ol>
              {history.map((event) => (
                <li key={`${event.at} ${event.what}`}>
                  <time dateTime={event.at} title={formats.fullMoment(event.at)}>
                    {formats.record(event.at)}
                  </time>
                  <span>
                    {own.events[event.meaning ?? event.reason ?? event.what]}
                    {event.words !== undefined && <q dir="auto">{event.words}</q>}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
      </ReadState>
    </details>
  );
}
