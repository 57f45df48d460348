// An agent leaves the team, and their clients go to somebody (PE-4).
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { mayTakeOverFrom } from '../../session/license.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { AgentOfTeam, Team } from '../shared/answers.ts';
import { Choice } from '../shared/field.tsx';
import { useReadTeamsAnew } from './team-queries.ts';
import { teamsWords } from './words.ts';

type Leaving = { team: Team; agent: AgentOfTeam; onLeft: (said: string) => void };

export function LeavingPanel(leaving: Leaving) {
  const { agent } = leaving;
  const own = useWordsOf(teamsWords);
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="panel">
      <h2>{own.leaving}</h2>
      {agent.isLead ? (
        <p>{own.leavingLead}</p>
      ) : (
        <>
          <p>{own.leavingMore}</p>
          <button type="button" onClick={() => setAsking(true)}>
            {own.leave}
          </button>
        </>
      )}
      {isAsking && <LeavingDialog {...leaving} onClose={() => setAsking(false)} />}
    </section>
  );
}

function LeavingDialog({
  team: { teamId, leadAgentId, agents },
  agent: { agentId, name },
  onLeft,
  onClose,
}: Leaving & { onClose: () => void }) {
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const readAnew = useReadTeamsAnew();
  const [handTo, setHandTo] = useState('');
  const lead = agents.find((each) => each.agentId === leadAgentId)?.name ?? leadAgentId;
  const heirs = mayTakeOverFrom(agentId, agents).filter((each) => each.agentId !== leadAgentId);
  const remove = useAct(
    () =>
      answerOf(
        api.DELETE('/teams/{teamId}/agents/{agentId}', {
          params: { path: { teamId, agentId }, query: handTo === '' ? {} : { handTo } },
        }),
      ),
    {
      isRepeatable: true,
      onDone: ({ handedOver }) => {
        onClose();
        onLeft(own.left(name, handedOver));
        void readAnew();
      },
    },
  );
  return (
    <ConfirmDialog
      title={own.leaveTitle(name)}
      confirm={own.leave}
      isDangerous
      isPending={remove.isPending}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      onClose={onClose}
    >
      <p>{own.leavingMore}</p>
      <Choice id="hand-to" label={own.handTo} value={handTo} onValue={setHandTo}>
        <option value="">{own.theLead(lead)}</option>
        {heirs.map((heir) => (
          <option key={heir.agentId} value={heir.agentId}>
            {heir.name}
          </option>
        ))}
      </Choice>
    </ConfirmDialog>
  );
}
