// What to be reminded of, and when, by the reader's own clock: to set a reminder, to snooze it or to change its words.
import { type FormEvent, useId, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { localMoment, momentOf } from '../clock/local-moment.ts';
import { serverNow } from '../clock/server-clock.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { type Draft, faultOf, suggested, timeOf } from './reminder-times.ts';
import { reminderWords } from './reminder-words.ts';

/** The API's limit, in characters. */
const maxLength = 500;

export function ReminderForm({
  kept,
  save,
  isPending,
  problem,
  onSave,
}: {
  /** What it is so far. */
  kept?: Draft;
  save: string;
  isPending: boolean;
  problem: ApiProblem | undefined;
  onSave: (reminder: { at: string; text: string }) => void;
}) {
  const words = useWordsOf(reminderWords);
  const id = useId();
  const [draft, setDraft] = useState<Draft>(kept ?? { text: '', typed: '' });
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>();
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setFault(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(draft, serverNow(), kept?.typed);
    setFault(found);
    const at = momentOf(draft.typed);
    if (found === undefined && at !== undefined) onSave({ at, text: draft.text.trim() });
  };
  return (
    <form noValidate onSubmit={submit} className="reminder-form">
      <label htmlFor={`${id}text`}>{words.about}</label>
      <textarea
        id={`${id}text`}
        rows={2}
        dir="auto"
        maxLength={maxLength}
        value={draft.text}
        aria-invalid={fault === 'text'}
        aria-describedby={`${id}fault`}
        onChange={({ target }) => change({ text: target.value })}
      />
      <fieldset className="acts suggested">
        <legend className="unseen">{words.suggestions}</legend>
        {suggested.map((each) => {
          const typed = localMoment(timeOf(each, serverNow()));
          return (
            <button
              key={each}
              type="button"
              aria-pressed={draft.typed === typed}
              onClick={() => change({ typed })}
            >
              {words.suggested[each]}
            </button>
          );
        })}
      </fieldset>
      <label htmlFor={`${id}at`}>{words.yourTime}</label>
      <input
        id={`${id}at`}
        type="datetime-local"
        value={draft.typed}
        aria-invalid={fault !== undefined && fault !== 'text'}
        aria-describedby={`${id}fault`}
        onChange={({ target }) => change({ typed: target.value })}
      />
      <div id={`${id}fault`} role="alert">
        {fault && <p className="notice is-bad">{words.problems[fault]}</p>}
      </div>
      <ReminderProblem problem={problem} />
      <div className="acts">
        <button type="submit" className="is-main" disabled={isPending}>
          {save}
        </button>
      </div>
    </form>
  );
}

/** What the API refuses of reminders, in the page's own words. */
export function ReminderProblem({ problem }: { problem: ApiProblem | undefined }) {
  const words = useWordsOf(reminderWords);
  if (problem?.code !== 'too-many-reminders') return <ProblemNotice problem={problem} />;
  return (
    <div role="alert">
      <p className="notice is-bad">{words.problems['too-many-reminders']}</p>
    </div>
  );
}
