// Moves the dead letters of a queue back, after asking.
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { useDone } from '../shared/done.tsx';
import { useReadAgain } from './operations-query.ts';
import { operationsWords } from './words.ts';

export function RedriveButton({ queue, count }: { queue: string; count: number }) {
  const own = useWordsOf(operationsWords);
  const { api } = useSignedIn();
  const readAgain = useReadAgain();
  const done = useDone();
  const [isAsking, setAsking] = useState(false);
  const redrive = useAct(() => answerOf(api.POST('/operations/redrive', { body: { queue } })), {
    isRepeatable: true,
    onDone: () => {
      setAsking(false);
      done.tell(own.redriven(queue));
      readAgain();
    },
  });
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {own.redrive} <span className="unseen">{queue}</span>
      </button>
      {isAsking && (
        <ConfirmDialog
          title={own.redriveTitle(queue, count)}
          confirm={own.redrive}
          isPending={redrive.isPending}
          problem={redrive.problem}
          onConfirm={() => redrive.run(undefined)}
          onClose={() => {
            redrive.forget();
            setAsking(false);
          }}
        >
          <p>{own.redriveMore}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
