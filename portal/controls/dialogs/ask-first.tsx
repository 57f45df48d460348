// A button for what is asked about first, in a dialog.
import { type ReactNode, useState } from 'react';

export function AskFirst({
  label,
  className = 'is-quiet',
  children,
}: {
  label: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && children(() => setAsking(false))}
    </>
  );
}
