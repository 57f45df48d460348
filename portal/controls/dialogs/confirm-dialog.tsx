// Asks once before something that can't be taken back.
import { type ReactNode, useId } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { useLanguage } from '../../messages/language.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useModal } from './use-modal.ts';

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
  const { dialog, end } = useModal(props.onClose);
  const titleId = useId();
  return (
    <dialog {...dialog} aria-labelledby={titleId}>
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
        <button type="button" onClick={end}>
          {props.cancel ?? words.cancel}
        </button>
      </div>
    </dialog>
  );
}
