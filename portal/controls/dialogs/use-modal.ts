// A dialog that is open for as long as it is there.
import { type RefObject, type SyntheticEvent, useEffect, useRef } from 'react';

type Modal = {
  /** What the dialog's element is given. */
  dialog: {
    ref: RefObject<HTMLDialogElement | null>;
    onCancel: (event: SyntheticEvent) => void;
    onClose: () => void;
  };
  end: () => void;
};

/**
 * `onClose` is told at once and once: the browser tells a moment later, when the next dialog may be open already. The focus
 * goes back to where it was.
 */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  const end = () => {
    if (isOver.current) return;
    isOver.current = true;
    ref.current?.close();
    onClose();
  };
  const cancel = (event: SyntheticEvent) => {
    // A field for files within it has one of its own.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    end();
  };
  return { dialog: { ref, onCancel: cancel, onClose: end }, end };
}
