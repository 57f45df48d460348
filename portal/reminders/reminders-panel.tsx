// CT-3: an owner's reminders about a client: set, done, snoozed, changed, deleted; the last act is undone rather than asked about.
import { useState } from 'react';
import { localMoment } from '../clock/local-moment.ts';
import { useNow } from '../clock/use-now.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { isolated } from '../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { licenseOf } from '../session/license.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { ReminderForm, ReminderProblem } from './reminder-form.tsx';
import {
  type Reminder,
  useAddReminder,
  useChangeReminder,
  useDeleteReminder,
  useReminders,
} from './reminder-queries.ts';
import { reminderWords } from './reminder-words.ts';
import './reminders.css';

/** What was done last, to be taken back. */
type Undoable = { reminderId: string; said: 'isDone' | 'isDeleted' };

export default function RemindersPanel({ referralId }: { referralId: string }) {
  const words = useWordsOf(reminderWords);
  const read = useReminders(referralId);
  const { isLicensed } = licenseOf(useProfile());
  const [undoable, setUndoable] = useState<Undoable>();
  return (
    <div className="reminders">
      {isLicensed && <NewReminder referralId={referralId} />}
      <Undo referralId={referralId} undoable={undoable} onUndone={() => setUndoable(undefined)} />
      <ReadState read={read}>
        {({ reminders }) => {
          const open = reminders.filter(({ state }) => state !== 'done');
          const done = reminders.filter(({ state }) => state === 'done');
          return (
            <>
              {reminders.length === 0 && <p className="empty">{words.none}</p>}
              <ul>
                {open.map((reminder) => (
                  <li key={reminder.reminderId}>
                    <OpenReminder reminder={reminder} mayChange={isLicensed} onActed={setUndoable} />
                  </li>
                ))}
              </ul>
              {done.length > 0 && <DoneOnes reminders={done} />}
            </>
          );
        }}
      </ReadState>
    </div>
  );
}

function NewReminder({ referralId }: { referralId: string }) {
  const words = useWordsOf(reminderWords);
  const { formats } = useLanguage();
  const announce = useAnnounce();
  const now = useNow(60_000);
  // A new form is empty.
  const [turn, setTurn] = useState(0);
  const add = useAddReminder(referralId, ({ at }) => {
    announce(words.setFor(formats.moment(at, now)));
    setTurn(turn + 1);
  });
  return (
    <ReminderForm
      key={turn}
      save={words.set}
      isPending={add.isPending}
      problem={add.problem}
      onSave={add.run}
    />
  );
}

function OpenReminder({
  reminder,
  mayChange,
  onActed,
}: {
  reminder: Reminder;
  mayChange: boolean;
  onActed: (undoable: Undoable) => void;
}) {
  const { words: common } = useLanguage();
  const words = useWordsOf(reminderWords);
  const announce = useAnnounce();
  const { referralId, reminderId, at, text } = reminder;
  const [isChanging, setChanging] = useState(false);
  const change = useChangeReminder(referralId, ({ done }) => {
    setChanging(false);
    if (done === true) onActed({ reminderId, said: 'isDone' });
    else announce(common.saved);
  });
  const remove = useDeleteReminder(referralId, () => onActed({ reminderId, said: 'isDeleted' }));
  return (
    <div className="reminder">
      <ReminderFacts reminder={reminder} />
      <ReminderProblem problem={change.problem ?? remove.problem} />
      {mayChange && (
        <div className="acts">
          <button
            type="button"
            disabled={change.isPending}
            onClick={() => change.run({ reminderId, done: true })}
          >
            {words.done}
          </button>
          <button type="button" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
            {words.change}
          </button>
          <button type="button" disabled={remove.isPending} onClick={() => remove.run(reminderId)}>
            {words.delete}
          </button>
        </div>
      )}
      {isChanging && (
        <ReminderForm
          kept={{ text, typed: localMoment(new Date(at)) }}
          save={common.save}
          isPending={change.isPending}
          problem={undefined}
          onSave={(wanted) => {
            const isSameTime = localMoment(new Date(wanted.at)) === localMoment(new Date(at));
            change.run({ reminderId, text: wanted.text, ...(!isSameTime && { at: wanted.at }) });
          }}
        />
      )}
    </div>
  );
}

/** What it says, when, and whose it was. */
export function ReminderFacts({ reminder }: { reminder: Reminder }) {
  const words = useWordsOf(reminderWords);
  const { formats } = useLanguage();
  const { agent } = usePortal();
  const now = useNow(10_000);
  const { at, text, state, by } = reminder;
  const isDue = state === 'due' || (state === 'waiting' && Date.parse(at) <= now);
  return (
    <>
      <p className="reminder-when">
        <time dateTime={at} title={formats.fullMoment(at)}>
          {formats.moment(at, now)}
        </time>
        {isDue && <span className="tag is-soon">{words.due}</span>}
      </p>
      <p className="reminder-text" dir="auto">
        {text}
      </p>
      {by.agentId !== agent.agentId && <p className="quiet">{words.from(isolated(by.name))}</p>}
    </>
  );
}

function Undo({
  referralId,
  undoable,
  onUndone,
}: {
  referralId: string;
  undoable: Undoable | undefined;
  onUndone: () => void;
}) {
  const words = useWordsOf(reminderWords);
  const back = useChangeReminder(referralId, onUndone);
  return (
    <>
      <div role="status" className="undo">
        {undoable && (
          <p className="notice">
            {words[undoable.said]}{' '}
            <button
              type="button"
              disabled={back.isPending}
              onClick={() => back.run({ reminderId: undoable.reminderId, done: false })}
            >
              {words.undo}
            </button>
          </p>
        )}
      </div>
      <ReminderProblem problem={back.problem} />
    </>
  );
}

function DoneOnes({ reminders }: { reminders: readonly Reminder[] }) {
  const words = useWordsOf(reminderWords);
  const { formats } = useLanguage();
  const now = useNow(60_000);
  return (
    <details>
      <summary>{words.doneOnes}</summary>
      <ul>
        {reminders.map(({ reminderId, text, doneAt, at }) => (
          <li key={reminderId} className="quiet">
            <Written>{text}</Written> ·{' '}
            <time dateTime={doneAt ?? at}>{formats.moment(doneAt ?? at, now)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
