// Choosing another member; whoever can't be one is listed with what is missing.

import { useState } from 'react';
import type { TeamAgent } from '../api/answers.ts';
import { useWordsOf } from '../messages/language.tsx';
import { Refusals } from './refusals.tsx';
import { routingWords } from './words.ts';

export function AddMember(props: {
  agents: readonly TeamAgent[];
  refusals: readonly string[];
  onAdd: (agent: TeamAgent) => void;
}) {
  const own = useWordsOf(routingWords);
  const [agentId, setAgentId] = useState('');
  const agent = props.agents.find((each) => each.agentId === agentId);
  const lacking = (agent?.missing ?? []).map((what) => own.missing[what]);
  const lacks =
    agent !== undefined && lacking.length > 0 ? [own.lacks(agent.name, lacking.join(` ${own.and} `))] : [];
  if (props.agents.length === 0) return null;
  return (
    <div className="add-member">
      <label htmlFor="add-member">{own.add}</label>
      <div className="acts">
        <select
          id="add-member"
          value={agentId}
          aria-describedby="add-member-says"
          onChange={(event) => setAgentId(event.target.value)}
        >
          <option value="">{own.choose}</option>
          {props.agents.map((each) => (
            <option key={each.agentId} value={each.agentId}>
              {each.name}
            </option>
          ))}
        </select>
        <button
          type="button"
          disabled={agent === undefined || lacks.length > 0}
          onClick={() => {
            if (agent === undefined) return;
            props.onAdd(agent);
            setAgentId('');
          }}
        >
          {own.addButton}
        </button>
      </div>
      <div id="add-member-says">
        <Refusals texts={[...lacks, ...props.refusals]} />
      </div>
    </div>
  );
}
