// A new team with its lead, saved together: without a lead nobody is offered its clients.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../../api/api.ts';
import { useTell } from '../../controls/announcer.tsx';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { leaveFreely } from '../../controls/unsaved/leaving.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { besideFields, faultAt } from '../shared/faults.ts';
import { Choice, Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { idFor, isId, noAgent, randomPart } from './agent-entry.ts';
import { AgentFields, agentPaths } from './agent-fields.tsx';
import { useReadTeamsAnew } from './team-queries.ts';
import { useSaveAgent } from './use-save-agent.tsx';
import { teamsWords } from './words.ts';

export function NewTeamPage() {
  const { words } = useLanguage();
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const { brands } = useBrands();
  const [, goTo] = useLocation();
  const readAnew = useReadTeamsAnew();
  const tell = useTell();
  const [name, setName] = useState('');
  const [brand, setBrand] = useState('');
  const [ids, setIds] = useState({ team: '', agent: '' });
  const [lead, setLead] = useState(noAgent);
  // Tried again, it is the same team and the same person.
  const [randoms] = useState(() => [randomPart(), randomPart()] as const);
  const [isOurs, setOurs] = useState<string>();
  const idFault = (id: string) => (id.trim() !== '' && !isId(id) ? own.idRule : undefined);
  const wrongIds = { team: idFault(ids.team), agent: idFault(ids.agent) };
  const save = useSaveAgent({
    teamName: name,
    prepare: async ({ teamId, agentId }) => {
      const body = { name: name.trim(), leadAgentId: agentId, ...(brand !== '' && { brand }) };
      // Saving a team replaces it: what is there already is nobody's to create.
      const header = isOurs === teamId ? undefined : ({ 'if-none-match': '*' } as const);
      const params = { path: { teamId }, ...(header && { header }) };
      const saved = await answerOf(api.PUT('/teams/{teamId}', { params, body }));
      setOurs(teamId);
      return saved;
    },
    onSaved: ({ teamId }) => {
      tell(words.saved);
      void readAnew();
      leaveFreely(() => goTo(`/office/teams/${teamId}`));
    },
  });
  const isTaken = save.problem?.code === 'team-exists';

  function submit() {
    if (wrongIds.team !== undefined || wrongIds.agent !== undefined) return;
    save.run({
      teamId: idFor('tm', ids.team, name, randoms[0]),
      agentId: idFor('agt', ids.agent, '', randoms[1]),
      entry: lead,
    });
  }

  return (
    <Page
      title={own.newTitle}
      windowTitle={own.newTitle}
      back={{ to: '/office/teams', label: own.backToTeams }}
    >
      <Form onSubmit={submit}>
        <section className="panel">
          <div className="fields">
            <Field
              id="team-name"
              label={own.teamName}
              required
              maxLength={100}
              value={name}
              onValue={setName}
              autoComplete="off"
            />
            <Choice
              id="brand"
              label={own.brand}
              hint={own.brandHint}
              value={brand}
              onValue={setBrand}
              fault={faultAt(save.problem, '/brand', words)}
            >
              {brands.map((each, index) => (
                <option key={each.brand} value={index === 0 ? '' : each.brand}>
                  {each.name}
                </option>
              ))}
            </Choice>
            <Field
              id="team-id"
              label={own.teamId}
              hint={own.teamIdHint}
              maxLength={64}
              value={ids.team}
              onValue={(team) => setIds({ ...ids, team })}
              fault={wrongIds.team ?? (isTaken ? own.teamIdTaken : undefined)}
              autoComplete="off"
            />
          </div>
        </section>
        <section className="panel">
          <h2>{own.lead}</h2>
          <p className="quiet">{own.leadMore}</p>
          <AgentFields entry={lead} onEntry={setLead} problem={save.problem} />
          <div className="fields">
            <Field
              id="agent-id"
              label={own.agentId}
              hint={own.agentIdHint}
              maxLength={64}
              value={ids.agent}
              onValue={(agent) => setIds({ ...ids, agent })}
              fault={wrongIds.agent}
              autoComplete="off"
            />
          </div>
        </section>
        <ProblemNotice
          problem={isTaken ? undefined : besideFields(save.problem, [...agentPaths, '/brand'])}
        />
        <button type="submit" className="is-main" disabled={save.isPending}>
          {save.isPending ? own.creating : own.create}
        </button>
      </Form>
      <Unsaved isUnsaved={name !== '' || lead.name !== ''} />
      {save.question}
    </Page>
  );
}
