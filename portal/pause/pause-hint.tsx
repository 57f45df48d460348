// Says above the inbox why nothing new comes, with the way to change it.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { pauseQuery } from './pause-query.ts';
import { pauseWords } from './words.ts';

export function PauseHint() {
  const { formats } = useLanguage();
  const own = useWordsOf(pauseWords);
  const { data } = useQuery(pauseQuery(usePortal().api));
  if (data?.state !== 'paused' || data.pausedUntil === undefined) return null;
  return (
    <p className="notice">
      {own.hint(formats.day(data.pausedUntil))} <Link href="/me">{own.more}</Link>
    </p>
  );
}
