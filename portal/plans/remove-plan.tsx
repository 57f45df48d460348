// Asks once before a plan is removed: who is on it gets no more of it (CP-4).
import { answerOf } from '../api/api.ts';
import { ConfirmDialog } from '../controls/confirm-dialog.tsx';
import { useAct } from '../controls/use-act.ts';
import { useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { planWords } from './words.ts';

export function RemovePlan(props: {
  path: { teamId: string; planId: string };
  name: string;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const own = useWordsOf(planWords);
  const { api } = usePortal();
  const remove = useAct(
    () => answerOf(api.DELETE('/teams/{teamId}/plans/{planId}', { params: { path: props.path } })),
    { isRepeatable: true, onDone: props.onRemoved },
  );
  return (
    <ConfirmDialog
      title={own.removeTitle(props.name)}
      confirm={own.remove}
      isDangerous
      isPending={remove.isPending}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      onClose={props.onClose}
    >
      <p>{own.removeMore}</p>
    </ConfirmDialog>
  );
}
