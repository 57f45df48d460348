// A button for an act that takes a moment: it acts once at a time, and keeps the focus meanwhile.
import type { ReactNode } from 'react';

export function ActButton(props: {
  act(): void;
  isPending: boolean;
  isPrimary?: boolean;
  /** What it does, where its words alone don't say. */
  label?: string;
  children: ReactNode;
}) {
  const { act, isPending, isPrimary = false, label, children } = props;
  return (
    <button
      type="button"
      className={isPrimary ? 'primary' : ''}
      aria-label={label}
      aria-disabled={isPending}
      onClick={() => {
        if (!isPending) act();
      }}
    >
      {children}
      {isPending && <span className="spinner" aria-hidden="true" />}
    </button>
  );
}
