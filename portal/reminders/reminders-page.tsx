// CT-3: what the agent is to be reminded of, over all their clients; what is due comes first.
import { Link } from 'wouter';
import { MoreButton } from '../controls/more-button.tsx';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { addressOf } from '../place.ts';
import { licenseOf } from '../session/license.ts';
import { useProfile } from '../session/portal-context.tsx';
import { ReminderProblem } from './reminder-form.tsx';
import { type OwnReminder, useChangeReminder, useOwnReminders } from './reminder-queries.ts';
import { reminderWords } from './reminder-words.ts';
import { ReminderFacts } from './reminders-panel.tsx';
import './reminders.css';

export default function RemindersPage() {
  const words = useWordsOf(reminderWords);
  const { words: common } = useLanguage();
  const read = useOwnReminders();
  return (
    <Page title={words.title} windowTitle={words.title} back={{ to: '/', label: common.backToInbox }}>
      <ReadState read={read}>
        {({ pages }) => {
          const reminders = pages.flatMap((page) => page.reminders);
          if (reminders.length === 0) return <p className="empty">{words.noneOpen}</p>;
          return (
            <ul className="reminders">
              {reminders.map((reminder) => (
                <li key={reminder.reminderId}>
                  <Own reminder={reminder} />
                </li>
              ))}
            </ul>
          );
        }}
      </ReadState>
      <MoreButton read={read} loading={common.loading}>
        {words.more}
      </MoreButton>
    </Page>
  );
}

function Own({ reminder }: { reminder: OwnReminder }) {
  const words = useWordsOf(reminderWords);
  const { isLicensed } = licenseOf(useProfile());
  const { referralId, reminderId, client } = reminder;
  const change = useChangeReminder(referralId, () => undefined);
  return (
    <div className="reminder">
      <Link href={addressOf({ list: 'inbox', referralId }, '')}>
        <Written>{client.name}</Written>
      </Link>
      <ReminderFacts reminder={reminder} />
      <ReminderProblem problem={change.problem} />
      {isLicensed && (
        <div className="acts">
          <button
            type="button"
            disabled={change.isPending}
            onClick={() => change.run({ reminderId, done: true })}
          >
            {words.done}
          </button>
        </div>
      )}
    </div>
  );
}
