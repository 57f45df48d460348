// Hands a claimed client to a teammate.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Referral } from '../../api/answers.ts';
import { answerOf } from '../../api/api.ts';
import { useTell } from '../../controls/announcer.tsx';
import { AskFirst } from '../../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useAct } from '../../controls/use-act.ts';
import { Written } from '../../controls/written.tsx';
import { isolated } from '../../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { addressOf, usePlace } from '../../place.ts';
import { refreshReferral } from '../../referral/referral-queries.ts';
import { mayTakeOverFrom } from '../../session/license.ts';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { teamAgentsQuery } from '../../session/team-agents.ts';
import { actsWords } from './words.ts';

export function Reassign({ referral }: { referral: Referral }) {
  const own = useWordsOf(actsWords);
  return (
    <AskFirst label={own.handOver.act}>
      {(close) => <ReassignDialog referral={referral} onClose={close} />}
    </AskFirst>
  );
}

function ReassignDialog({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const { referralId, teamId, claim } = referral;
  const { words } = useLanguage();
  const own = useWordsOf(actsWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const { list, search } = usePlace();
  const isLead = useProfile()?.isLead === true;
  const team = useQuery(teamAgentsQuery(api, teamId));
  const [agentId, setAgentId] = useState<string>();
  const reassign = useAct(
    (wanted: { agentId: string; name: string }) => {
      const options = { params: { path: { referralId } }, body: { agentId: wanted.agentId } };
      return answerOf(api.POST('/referrals/{referralId}/reassign', options));
    },
    {
      isRepeatable: true,
      onDone: (_, { name }) => {
        tell(own.handOver.done(isolated(name)));
        onClose();
        if (isLead) refreshReferral(client, referralId);
        else goTo(addressOf({ list }, search));
      },
    },
  );
  const chosen = team.data?.agents.find((agent) => agent.agentId === agentId);
  return (
    <ConfirmDialog
      title={own.handOver.title}
      confirm={own.handOver.confirm}
      isPending={reassign.isPending}
      isReady={chosen !== undefined}
      problem={reassign.problem}
      onConfirm={() => chosen && reassign.run(chosen)}
      onClose={onClose}
    >
      <p>{own.handOver.more}</p>
      <ReadState read={team}>
        {({ agents }) => (
          <fieldset className="choices">
            <legend className="unseen">{own.handOver.to}</legend>
            {mayTakeOverFrom(claim?.agentId, agents).map((agent) => (
              <label key={agent.agentId}>
                <input
                  type="radio"
                  name="teammate"
                  value={agent.agentId}
                  checked={agent.agentId === agentId}
                  onChange={() => setAgentId(agent.agentId)}
                />
                <Written>{agent.name}</Written>
                {agent.isLead && ` (${words.conversation.lead})`}
              </label>
            ))}
          </fieldset>
        )}
      </ReadState>
    </ConfirmDialog>
  );
}
