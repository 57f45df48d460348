// Leads from the inbox to the agent's reminders, and says how many are due.
import { Link } from 'wouter';
import { useWordsOf } from '../messages/language.tsx';
import { useOwnReminders } from './reminder-queries.ts';
import { reminderWords } from './reminder-words.ts';

export function RemindersHint() {
  const words = useWordsOf(reminderWords);
  const [first] = useOwnReminders().data?.pages ?? [];
  if (first === undefined || (first.reminders.length === 0 && first.cursor === undefined)) return null;
  return (
    <p className={first.due > 0 ? 'panel is-due' : 'panel'}>
      <Link href="/reminders" className="alone">
        {first.due > 0 ? words.hint(first.due) : words.hintNoneDue}
      </Link>
    </p>
  );
}
