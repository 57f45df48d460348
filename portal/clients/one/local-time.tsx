// What time it is for the client: by every zone that they may be in, as quiet hours have it (TX-16).
import { useNow } from '../../clock/use-now.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { clientTimes } from './client-times.ts';
import { oneClientWords } from './words.ts';

export function LocalTime({ zones }: { zones: readonly string[] | undefined }) {
  const { formats } = useLanguage();
  const words = useWordsOf(oneClientWords);
  const now = useNow(10_000);
  const times = clientTimes(zones ?? [], now, formats.momentIn);
  if (times.length === 0) return null;
  return <p className="quiet local-time">{words.theirTime(times.join(words.or))}</p>;
}
