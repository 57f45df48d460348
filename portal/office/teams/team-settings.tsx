// A team's name, brand and lead.
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { SaveButton } from '../../controls/saving/save-button.tsx';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { Team } from '../shared/answers.ts';
import { Done, useDone } from '../shared/done.tsx';
import { besideFields, faultAt } from '../shared/faults.ts';
import { Choice, Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { useReadTeamsAnew } from './team-queries.ts';
import { teamsWords } from './words.ts';

export function TeamSettings({ team }: { team: Team }) {
  const { words } = useLanguage();
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const { brands } = useBrands();
  const readAnew = useReadTeamsAnew();
  const done = useDone();
  const { teamId, agents, ...saved } = team;
  const [entry, setEntry] = useState({
    name: saved.name,
    brand: saved.brand,
    leadAgentId: saved.leadAgentId,
  });
  const { name, brand, leadAgentId } = entry;
  const isChanged = name !== saved.name || brand !== saved.brand || leadAgentId !== saved.leadAgentId;
  const change = (changed: Partial<typeof entry>) => {
    done.forget();
    setEntry({ ...entry, ...changed });
  };
  const save = useAct(
    (body: typeof entry) => answerOf(api.PUT('/teams/{teamId}', { params: { path: { teamId } }, body })),
    {
      isRepeatable: true,
      onDone: () => {
        done.tell(words.saved);
        void readAnew();
      },
    },
  );
  function submit() {
    save.run({ ...entry, name: name.trim() });
  }
  const mayLead = agents.filter(({ standing }) => standing !== 'left' && standing !== 'unlicensed');
  return (
    <Form className="panel" onSubmit={submit}>
      <h2>{own.settings}</h2>
      <Field
        id="team-name"
        label={own.teamName}
        required
        maxLength={100}
        value={name}
        onValue={(value) => change({ name: value })}
        fault={faultAt(save.problem, '/name', words)}
        autoComplete="off"
      />
      <Choice
        id="brand"
        label={own.brand}
        value={brand}
        onValue={(value) => change({ brand: value })}
        hint={brand === saved.brand ? own.brandHint : own.brandChange}
        fault={faultAt(save.problem, '/brand', words)}
      >
        {brands.map((each) => (
          <option key={each.brand} value={each.brand}>
            {each.name}
          </option>
        ))}
      </Choice>
      <Choice
        id="lead"
        label={own.lead}
        hint={own.leadHint}
        value={leadAgentId}
        onValue={(value) => change({ leadAgentId: value })}
      >
        {!mayLead.some(({ agentId }) => agentId === saved.leadAgentId) && (
          <option value={saved.leadAgentId}>
            {agents.find(({ agentId }) => agentId === saved.leadAgentId)?.name ?? saved.leadAgentId}
          </option>
        )}
        {mayLead.map((agent) => (
          <option key={agent.agentId} value={agent.agentId}>
            {agent.name}
          </option>
        ))}
      </Choice>
      <p className="quiet">
        {own.teamId}: <code>{teamId}</code>
      </p>
      <ProblemNotice problem={besideFields(save.problem, ['/name', '/brand'])} />
      <Unsaved isUnsaved={isChanged} />
      <p className="form-end">
        <SaveButton isChanged={isChanged} isPending={save.isPending} />
        <Done>{done.said}</Done>
      </p>
    </Form>
  );
}
