// Characters, segments and encoding of what is being typed.
import { useEffect, useState } from 'react';
import { useLanguage } from '../messages/language.tsx';

type Cut = { encoding: 'GSM-7' | 'UCS-2'; segments: number };

/** Letters that are certainly in the carriers' alphabet, and few enough for one segment: no tables are needed. */
const plainAndShort = /^[A-Za-z0-9 \n.,:;!?'"()/+*&%#=@-]{1,160}$/;

export function SegmentCount({ body }: { body: string }) {
  const { words } = useLanguage();
  const cut = useCut(body);
  return (
    <p className="quiet count">
      {words.conversation.counting([...body].length)}
      {cut && ` · ${words.conversation.segments(cut.segments, cut.encoding)}`}
      {cut?.encoding === 'UCS-2' && ` · ${words.conversation.special}`}
    </p>
  );
}

/** Undefined for an empty text, and until the tables have been loaded. */
function useCut(body: string): Cut | undefined {
  const [count, setCount] = useState<{ of: (body: string) => Cut }>();
  const isPlain = plainAndShort.test(body);
  const needsTables = body !== '' && !isPlain;
  useEffect(() => {
    if (!needsTables) return;
    // Without them the characters are shown alone; the next keystroke that needs them asks again.
    import('./segments.ts').then(({ segmentsOf }) => setCount({ of: segmentsOf })).catch(() => undefined);
  }, [needsTables]);
  if (isPlain) return { encoding: 'GSM-7', segments: 1 };
  return needsTables ? count?.of(body) : undefined;
}
