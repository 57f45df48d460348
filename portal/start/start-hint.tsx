// Leads who signed in for the first time to the checklist, and links to it from the inbox until it is done or put aside.
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useWordsOf } from '../messages/language.tsx';
import { useProfile } from '../session/portal-context.tsx';
import { startWords } from './start-words.ts';

/** Once a page load: whoever goes back to the inbox stays there. */
let hasLed = false;

export function StartHint() {
  const words = useWordsOf(startWords);
  const profile = useProfile();
  const [, go] = useLocation();
  const leads = profile?.isFirstSignIn === true && !hasLed;
  useEffect(() => {
    if (!leads) return;
    hasLed = true;
    go('/start', { replace: true });
  }, [leads, go]);
  if (profile?.checklist !== 'open') return null;
  return (
    <p className="panel">
      <Link href="/start">{words.hint}</Link>
    </p>
  );
}
