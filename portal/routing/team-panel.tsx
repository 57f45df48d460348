// Who is in the team: the lead takes out an agent who leaves, and says who gets their clients (PE-4).

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamAgent } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ConfirmDialog } from '../controls/confirm-dialog.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { mayTakeOverFrom } from '../session/license.ts';
import { usePortal } from '../session/portal-context.tsx';
import { routingWords } from './words.ts';

type Team = { teamId: string; agents: readonly TeamAgent[] };

export function TeamPanel({ teamId, agents }: Team) {
  const { words } = useLanguage();
  const own = useWordsOf(routingWords);
  const [leaver, setLeaver] = useState<TeamAgent>();
  return (
    <section className="panel">
      <h2>{own.team.title}</h2>
      <ul className="team">
        {agents.map((agent) => (
          <li key={agent.agentId}>
            <span>
              {agent.name}
              {agent.isLead && ` (${words.conversation.lead})`}
              {agent.standing === 'unlicensed' && <span className="tag">{own.team.unlicensed}</span>}
            </span>
            {!agent.isLead && (
              <button
                type="button"
                className="is-quiet"
                aria-label={own.team.takeOutLabel(agent.name)}
                onClick={() => setLeaver(agent)}
              >
                {own.team.takeOut}
              </button>
            )}
          </li>
        ))}
      </ul>
      {leaver !== undefined && (
        <LeavingDialog teamId={teamId} agents={agents} leaver={leaver} onClose={() => setLeaver(undefined)} />
      )}
    </section>
  );
}

function LeavingDialog({
  teamId,
  agents,
  leaver,
  onClose,
}: Team & { leaver: TeamAgent; onClose: () => void }) {
  const own = useWordsOf(routingWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const { agentId, name } = leaver;
  // The lead is named first, as "me".
  const heirs = mayTakeOverFrom(agentId, agents).filter((agent) => !agent.isLead);
  const [handTo, setHandTo] = useState('');
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
        tell(own.team.left(name, handedOver));
        onClose();
        void client.invalidateQueries({ queryKey: ['team-agents', teamId] });
        void client.invalidateQueries({ queryKey: ['lead-routing', teamId] });
      },
    },
  );
  return (
    <ConfirmDialog
      title={own.team.takeOutTitle(name)}
      confirm={own.team.takeOut}
      isDangerous
      isPending={remove.isPending}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      onClose={onClose}
    >
      <p>{own.team.takeOutMore}</p>
      <label htmlFor="hand-to">{own.team.handTo}</label>
      <select id="hand-to" value={handTo} onChange={(event) => setHandTo(event.target.value)}>
        <option value="">{own.team.me}</option>
        {heirs.map((agent) => (
          <option key={agent.agentId} value={agent.agentId}>
            {agent.name}
          </option>
        ))}
      </select>
    </ConfirmDialog>
  );
}
