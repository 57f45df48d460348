// Characters, segments and encoding of what will go out.
import { useEffect, useState } from 'react';
import { plainSegments } from '../../lambdas/texting/wording/plain-text.ts';
import type { Cut } from '../../lambdas/texting/wording/segments.ts';
import { useLanguage } from '../messages/language.tsx';

export function SegmentCount({ body }: { body: string }) {
  const { words } = useLanguage();
  const cut = useCut(body);
  return (
    <p className="quiet count">
      {words.conversation.counting([...body].length)}
      {cut && ` · ${words.conversation.segments(cut.segments, cut.encoding)}`}
      {cut?.encoding === 'UCS-2' && `, ${words.conversation.special}`}
    </p>
  );
}

/** Undefined for an empty text, and until the tables have been loaded. */
function useCut(body: string): Cut | undefined {
  const [count, setCount] = useState<{ of: (body: string) => Cut }>();
  const plain = plainSegments(body);
  const needsTables = body !== '' && plain === undefined;
  useEffect(() => {
    if (!needsTables) return;
    // Without them the characters are shown alone; the next keystroke that needs them asks again.
    import('../../lambdas/texting/wording/segments.ts')
      .then(({ segmentsOf }) => setCount({ of: segmentsOf }))
      .catch(() => undefined);
  }, [needsTables]);
  if (plain !== undefined) return { encoding: 'GSM-7', segments: plain };
  return needsTables ? count?.of(body) : undefined;
}
