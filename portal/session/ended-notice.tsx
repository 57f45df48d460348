// Tells that one has to sign in again; what was typed stays where it is until then.
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../messages/language.tsx';
import { useSignedIn } from './portal-context.tsx';

export function EndedNotice() {
  const { words } = useLanguage();
  const { session } = useSignedIn();
  const hasEnded = useSyncExternalStore(session.onEnded, session.hasEnded);
  if (!hasEnded) return null;
  return (
    <div role="alert" className="notice is-bad">
      {words.session.ended}{' '}
      <button type="button" onClick={() => session.signInAgain()}>
        {words.session.signIn}
      </button>
    </div>
  );
}
