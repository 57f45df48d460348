// Starts a workflow again, after asking; one that hangs is stopped first.
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { useDone } from '../shared/done.tsx';
import { useReadAgain } from './operations-query.ts';
import { operationsWords } from './words.ts';

export function RestartButton({
  workflow,
  execution,
  isStuck,
}: {
  workflow: StageOperations['workflows'][number]['workflow'];
  execution: string;
  isStuck: boolean;
}) {
  const own = useWordsOf(operationsWords);
  const { api } = useSignedIn();
  const readAgain = useReadAgain();
  const done = useDone();
  const [isAsking, setAsking] = useState(false);
  const restart = useAct(
    () => answerOf(api.POST('/operations/restart', { body: { workflow, execution, stuck: isStuck } })),
    {
      isRepeatable: true,
      onDone: () => {
        setAsking(false);
        done.tell(own.restarted(execution));
        readAgain();
      },
    },
  );
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {own.restart} <span className="unseen">{execution}</span>
      </button>
      {isAsking && (
        <ConfirmDialog
          title={own.restartTitle(execution)}
          confirm={own.restart}
          isDangerous={isStuck}
          isPending={restart.isPending}
          problem={restart.problem}
          onConfirm={() => restart.run(undefined)}
          onClose={() => {
            restart.forget();
            setAsking(false);
          }}
        >
          <p>{isStuck ? own.restartStuck : own.restartMore}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
