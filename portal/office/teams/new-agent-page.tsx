// Takes somebody new into a team, or moves an agent of another one.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useTell } from '../../controls/announcer.tsx';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { leaveFreely } from '../../controls/unsaved/leaving.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import type { Team } from '../shared/answers.ts';
import { besideFields } from '../shared/faults.ts';
import { Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { idFor, isId, noAgent, randomPart } from './agent-entry.ts';
import { AgentFields, agentPaths } from './agent-fields.tsx';
import { useReadTeamsAnew, useTeam } from './team-queries.ts';
import { useSaveAgent } from './use-save-agent.tsx';
import { teamsWords } from './words.ts';

export function NewAgentPage({ teamId }: { teamId: string }) {
  const own = useWordsOf(teamsWords);
  const read = useTeam(teamId);
  const name = read.data?.name ?? teamId;
  return (
    <Page
      title={own.newAgentTitle(name)}
      windowTitle={own.newAgentTitle(name)}
      back={{ to: `/office/teams/${teamId}`, label: name }}
    >
      <ReadState read={read}>{(team) => <NewAgentForm team={team} />}</ReadState>
    </Page>
  );
}

function NewAgentForm({ team: { teamId, name, agents } }: { team: Team }) {
  const own = useWordsOf(teamsWords);
  const [, goTo] = useLocation();
  const tell = useTell();
  const readAnew = useReadTeamsAnew();
  const [entry, setEntry] = useState(noAgent);
  const [entered, setEntered] = useState('');
  // Tried again, it is the same person.
  const [random] = useState(randomPart);
  const save = useSaveAgent({
    teamName: name,
    onSaved: (saved) => {
      tell(own.agentAdded(saved.entry.name));
      void readAnew();
      leaveFreely(() => goTo(`/office/teams/${teamId}`));
    },
  });
  const isHere = agents.some((agent) => agent.agentId === entered.trim() && agent.standing !== 'left');
  const badId = entered.trim() !== '' && !isId(entered) ? own.idRule : undefined;
  const idFault = isHere ? own.agentIdTaken : badId;
  function submit() {
    if (idFault === undefined) save.run({ teamId, agentId: idFor('agt', entered, '', random), entry });
  }
  return (
    <Form className="panel" onSubmit={submit}>
      <AgentFields entry={entry} onEntry={setEntry} problem={save.problem} />
      <div className="fields">
        <Field
          id="agent-id"
          label={own.agentId}
          hint={own.agentIdHint}
          maxLength={64}
          value={entered}
          onValue={setEntered}
          fault={idFault}
          autoComplete="off"
        />
      </div>
      <ProblemNotice problem={besideFields(save.problem, agentPaths)} />
      <button type="submit" className="is-main" disabled={save.isPending}>
        {own.addAndInvite}
      </button>
      <Unsaved isUnsaved={entry.name !== ''} />
      {save.question}
    </Form>
  );
}
