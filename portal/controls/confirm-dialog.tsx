// Asks once before something that can't be taken back.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useLanguage } from '../messages/language.tsx';
import { ProblemNotice } from './problem-notice.tsx';

export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  confirm: string;
  cancel?: string;
  isDangerous?: boolean;
  isPending: boolean;
  isReady?: boolean;
  problem: ApiProblem | undefined;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { words } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={props.onClose}>
      <h2 id={titleId}>{props.title}</h2>
      {props.children}
      <ProblemNotice problem={props.problem} />
      <div className="acts">
        <button
          type="button"
          className={props.isDangerous ? 'is-dangerous' : 'is-main'}
          disabled={props.isPending || props.isReady === false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {props.cancel ?? words.cancel}
        </button>
      </div>
    </dialog>
  );
}
