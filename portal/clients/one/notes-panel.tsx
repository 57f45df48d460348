// CT-1: notes about a client, newest first; what is being typed outlives a reload.
import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { answerOf } from '../../api/api.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { liveAbout } from '../../api/query-client.ts';
import { useNow } from '../../clock/use-now.ts';
import { useTell } from '../../controls/announcer.tsx';
import { MoreButton } from '../../controls/more-button.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useAct } from '../../controls/use-act.ts';
import { Written } from '../../controls/written.tsx';
import { useKeptText } from '../../conversation/kept-text.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { licenseOf } from '../../session/license.ts';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { oneClientWords } from './words.ts';

/** The API's limit, in characters. */
const maxLength = 2000;

const notesKey = (referralId: string) => ['notes', referralId] as const;

export function NotesPanel({ referralId }: { referralId: string }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(oneClientWords);
  const read = useNotes(referralId);
  const now = useNow(60_000);
  const { isLicensed } = licenseOf(useProfile());
  return (
    <>
      {isLicensed && <NewNote referralId={referralId} />}
      <ReadState read={read}>
        {({ pages }) => {
          const notes = pages.flatMap((page) => page.notes);
          if (notes.length === 0) return <p className="empty">{own.notes.none}</p>;
          return (
            <ul className="notes-list">
              {notes.map(({ noteId, at, name, text }) => (
                <li key={noteId}>
                  <p className="notes" dir="auto">
                    {text}
                  </p>
                  <p className="quiet">
                    <Written>{name}</Written> ·{' '}
                    <time dateTime={at} title={formats.fullMoment(at)}>
                      {formats.moment(at, now)}
                    </time>
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </ReadState>
      <MoreButton read={read} loading={words.loading}>
        {own.notes.older}
      </MoreButton>
    </>
  );
}

function NewNote({ referralId }: { referralId: string }) {
  const { words } = useLanguage();
  const own = useWordsOf(oneClientWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const id = useId();
  const [text = '', keep] = useKeptText(`${referralId}.note`);
  const { keyFor, forget } = useIdempotencyKey();
  const add = useAct(
    (wanted: string) => {
      const params = { path: { referralId }, header: { 'idempotency-key': keyFor(wanted) } };
      return answerOf(api.POST('/referrals/{referralId}/notes', { params, body: { text: wanted } }));
    },
    {
      isRepeatable: true,
      onDone: () => {
        forget();
        keep(undefined);
        tell(words.saved);
        refreshNotes(client, referralId);
      },
    },
  );
  return (
    <form
      className="new-note"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add.run(text);
      }}
    >
      <label htmlFor={id}>{own.notes.label}</label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        maxLength={maxLength}
        value={text}
        readOnly={add.isPending}
        onChange={({ target }) => keep(target.value === '' ? undefined : target.value)}
      />
      <ProblemNotice problem={add.problem} />
      <button type="submit" className="is-main" disabled={add.isPending || text.trim() === ''}>
        {add.isPending ? words.saving : own.notes.add}
      </button>
    </form>
  );
}

function useNotes(referralId: string) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: notesKey(referralId),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { referralId }, query: pageParam === '' ? {} : { cursor: pageParam } };
      return answerOf(api.GET('/referrals/{referralId}/notes', { params, signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
    ...liveAbout(referralId),
  });
}

function refreshNotes(client: QueryClient, referralId: string): void {
  void client.invalidateQueries({ queryKey: notesKey(referralId) });
}
