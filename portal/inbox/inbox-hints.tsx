// What the inbox says above the clients, loaded after them.
import { PauseHint } from '../pause/pause-hint.tsx';
import { PushHint } from '../push/push-hint.tsx';
import { RemindersHint } from '../reminders/reminders-hint.tsx';
import { StartHint } from '../start/start-hint.tsx';

export default function InboxHints() {
  return (
    <>
      <PauseHint />
      <StartHint />
      <RemindersHint />
      <PushHint />
    </>
  );
}
