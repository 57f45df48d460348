// A dialog that Escape closes, a press beside it, and the form within it.
import type { ReactNode } from 'react';
import { useModal } from './use-modal.ts';

export function Modal({
  label,
  className,
  onClose,
  children,
}: {
  label: string;
  className: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { dialog, end } = useModal(onClose);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      {...dialog}
      aria-label={label}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        end();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) end();
      }}
    >
      {children}
    </dialog>
  );
}
