// Who is in the team: the lead invites again who has not signed in yet (PE-2), takes out an agent who leaves, and says who gets their clients (PE-4).

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamAgent } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ConfirmDialog } from '../controls/dialogs/confirm-dialog.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { Written } from '../controls/written.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { standingShown } from '../office/teams/standing-shown.ts';
import { mayTakeOverFrom } from '../session/license.ts';
import { usePortal } from '../session/portal-context.tsx';
import { teamWords } from './team-words.ts';
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
              <Written>{agent.name}</Written>
              {agent.isLead && ` (${words.conversation.lead})`} <Standing of={agent} />
            </span>
            <span className="acts">
              {agent.standing === 'invited' && <InviteAgain teamId={teamId} agent={agent} />}
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
            </span>
          </li>
        ))}
      </ul>
      {leaver !== undefined && (
        <LeavingDialog teamId={teamId} agents={agents} leaver={leaver} onClose={() => setLeaver(undefined)} />
      )}
    </section>
  );
}

function Standing({ of }: { of: TeamAgent }) {
  const { standings } = useWordsOf(teamWords);
  const { team } = useWordsOf(routingWords);
  const standing = standingShown(of);
  if (standing === 'unlicensed') return <span className="tag is-last">{team.unlicensed}</span>;
  if (standing === 'not-invited') return <span className="tag is-last">{standings[standing]}</span>;
  return standing === 'invited' ? <span className="tag is-soon">{standings[standing]}</span> : null;
}

/** PE-2: for who missed the invitation, or whose first password is too old. */
function InviteAgain({ teamId, agent: { agentId, name } }: { teamId: string; agent: TeamAgent }) {
  const own = useWordsOf(teamWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const params = { path: { teamId, agentId } };
  // Each one is a password of its own: a lost answer is not asked for again.
  const invite = useAct(() => answerOf(api.POST('/teams/{teamId}/agents/{agentId}/invitation', { params })), {
    isRepeatable: false,
    onDone: ({ email }) => {
      tell(own.invited(email));
      void client.invalidateQueries({ queryKey: ['team-agents', teamId] });
    },
  });
  return (
    <>
      <button
        type="button"
        aria-label={own.inviteLabel(name)}
        disabled={invite.isPending}
        onClick={() => invite.run(undefined)}
      >
        {own.invite}
      </button>
      <ProblemNotice problem={invite.problem} />
    </>
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
