// A dialog that is open for as long as it is there.
import { type RefObject, type SyntheticEvent, useEffect, useLayoutEffect, useRef } from 'react';

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
 * `onClose` is told at once and once: the browser tells a moment later, when the next dialog may be open already. Whoever keeps
 * it has asked again. However it ends, the focus goes back to where it was.
 */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current) return;
    isShown.current = true;
    ref.current?.showModal();
  });
  useLayoutEffect(() => {
    const element = ref.current;
    return () => element?.close();
  }, []);
  const end = () => {
    if (!isShown.current) return;
    isShown.current = false;
    ref.current?.close();
    onClose();
  };
  const cancel = (event: SyntheticEvent) => {
    // A field for files within it has one of its own.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    end();
  };
  const closed = () => {
    if (ref.current?.open === false) end();
  };
  return { dialog: { ref, onCancel: cancel, onClose: closed }, end };
}
