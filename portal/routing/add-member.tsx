// Choosing another member; whoever can't be one is listed with what is missing.
import { useState } from 'react';
import type { TeamAgent } from '../api/answers.ts';
import { useLanguage } from '../messages/language.tsx';
import { Refusals } from './refusals.tsx';

export function AddMember(props: {
  agents: readonly TeamAgent[];
  refusals: readonly string[];
  onAdd: (agent: TeamAgent) => void;
}) {
  const { words } = useLanguage();
  const [agentId, setAgentId] = useState('');
  const agent = props.agents.find((each) => each.agentId === agentId);
  const lacking = (agent?.missing ?? []).map((what) => words.routing.missing[what]);
  const lacks =
    agent !== undefined && lacking.length > 0
      ? [words.routing.lacks(agent.name, lacking.join(` ${words.routing.and} `))]
      : [];
  if (props.agents.length === 0) return null;
  return (
    <div className="add-member">
      <label htmlFor="add-member">{words.routing.add}</label>
      <div className="acts">
        <select
          id="add-member"
          value={agentId}
          aria-describedby="add-member-says"
          onChange={(event) => setAgentId(event.target.value)}
        >
          <option value="">{words.routing.choose}</option>
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
          {words.routing.addButton}
        </button>
      </div>
      <div id="add-member-says">
        <Refusals texts={[...lacks, ...props.refusals]} />
      </div>
    </div>
  );
}
