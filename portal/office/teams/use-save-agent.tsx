// Saves an agent; whether somebody of another team is moved is asked first (PE-3).
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { type AgentEntry, settingsOf } from './agent-entry.ts';
import { teamsWords } from './words.ts';

/** `etag`: of the agent as they were read, if they were. */
export type SavedAgent = { teamId: string; agentId: string; entry: AgentEntry; etag?: string | undefined };
type Saving = SavedAgent & { isMove: boolean };

/** `prepare`: what has to be there first, done again each time that it is tried. */
export function useSaveAgent({
  teamName,
  prepare,
  onSaved,
}: {
  teamName: string;
  prepare?: (saving: SavedAgent) => Promise<unknown>;
  onSaved: (saved: SavedAgent) => void;
}) {
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const [tried, setTried] = useState<Saving>();
  const save = useAct(
    async (saving: Saving) => {
      await prepare?.(saving);
      const { teamId, agentId, entry, etag, isMove } = saving;
      const body = { ...settingsOf(entry), ...(isMove && { move: true }) };
      return answerOf(
        api.PUT('/teams/{teamId}/agents/{agentId}', {
          params: { path: { teamId, agentId }, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body,
        }),
      );
    },
    {
      isRepeatable: true,
      onDone: (_, saving) => {
        setTried(undefined);
        onSaved(saving);
      },
    },
  );
  const run = (saving: Saving) => {
    setTried(saving);
    save.run(saving);
  };
  const isElsewhere = save.problem?.code === 'in-another-team';
  const asked = tried !== undefined && (tried.isMove || isElsewhere) ? tried : undefined;
  return {
    run: (saved: SavedAgent) => run({ ...saved, isMove: false }),
    isPending: save.isPending,
    problem: asked === undefined ? save.problem : undefined,
    forget: save.forget,
    question: asked && (
      <ConfirmDialog
        title={own.moveTitle(asked.entry.name, teamName)}
        confirm={own.move}
        isPending={save.isPending}
        problem={isElsewhere ? undefined : save.problem}
        onConfirm={() => run({ ...asked, isMove: true })}
        onClose={() => {
          setTried(undefined);
          save.forget();
        }}
      >
        <p>{own.moveMore}</p>
      </ConfirmDialog>
    ),
  };
}
