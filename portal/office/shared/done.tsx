// Says that something was done, seen and announced, until the next change.
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../controls/announcer.tsx';

export function useDone() {
  const announce = useAnnounce();
  const [said, setSaid] = useState<string>();
  return {
    said,
    tell: (text: string) => {
      setSaid(text);
      announce(text);
    },
    forget: () => setSaid(undefined),
  };
}

export function Done({ children }: { children: string | undefined }) {
  return children === undefined ? null : <span className="done">{children}</span>;
}

/** The same, where what was pressed is gone: it takes the focus. */
export function FocusedNote({ children }: { children: string | undefined }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (children !== undefined) note.current?.focus();
  }, [children]);
  return children === undefined ? null : (
    <p ref={note} tabIndex={-1} className="done">
      {children}
    </p>
  );
}
