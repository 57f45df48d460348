// A team's name, brand and lead; what another administrator saved meanwhile is not saved over unseen.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { versionedAnswerOf } from '../../api/api.ts';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { SaveButton } from '../../controls/saving/save-button.tsx';
import { SaveProblem } from '../../controls/saving/save-problem.tsx';
import { useReload } from '../../controls/saving/use-reload.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { Team } from '../shared/answers.ts';
import { Done, useDone } from '../shared/done.tsx';
import { besideFields, faultAt } from '../shared/faults.ts';
import { Choice, Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { teamQuery } from '../shared/team-query.ts';
import { useBrands } from '../shared/use-brands.ts';
import { useReadTeamsAnew } from './team-queries.ts';
import { teamsWords } from './words.ts';

type Settings = Pick<Team, 'name' | 'brand' | 'leadAgentId'>;
/** A change: what it began with, and what it has come to. */
type Change = { from: Settings; etag: string | undefined; entry: Settings };

/** `etag`: of the team as it was read. */
export function TeamSettings({ team, etag }: { team: Team; etag: string | undefined }) {
  const { words } = useLanguage();
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const client = useQueryClient();
  const { brands } = useBrands();
  const readAnew = useReadTeamsAnew();
  const done = useDone();
  const { teamId, agents } = team;
  const [changing, setChanging] = useState<Change>();
  // Until something is changed, the form shows what was read last.
  const current = changing ?? { from: team, etag, entry: team };
  const saved = current.from;
  const { name, brand, leadAgentId } = current.entry;
  const isChanged = name !== saved.name || brand !== saved.brand || leadAgentId !== saved.leadAgentId;
  const change = (changed: Partial<Settings>) => {
    done.forget();
    setChanging({ ...current, entry: { name, brand, leadAgentId, ...changed } });
  };
  const save = useAct(
    (tag: string | undefined) =>
      versionedAnswerOf(
        api.PUT('/teams/{teamId}', {
          params: { path: { teamId }, ...(tag !== undefined && { header: { 'if-match': tag } }) },
          body: { name: name.trim(), brand, leadAgentId },
        }),
      ),
    {
      isRepeatable: true,
      onDone: ({ answer, etag: tag }) => {
        done.tell(words.saved);
        setChanging({ from: answer, etag: tag, entry: answer });
        void readAnew().then(() => setChanging((now) => (now?.entry === answer ? undefined : now)));
      },
    },
  );
  const reload = useReload(() => client.fetchQuery({ ...teamQuery(api, teamId), staleTime: 0 }), {
    save,
    overwrite: (theirs) => save.run(theirs.etag),
    begin: () => setChanging(undefined),
  });
  function submit() {
    save.run(current.etag);
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
      <SaveProblem says={own} save={save} reload={reload}>
        <ProblemNotice problem={besideFields(save.problem, ['/name', '/brand'])} />
      </SaveProblem>
      <Unsaved isUnsaved={isChanged} />
      <p className="form-end">
        <SaveButton isChanged={isChanged} isPending={save.isPending} />
        <Done>{done.said}</Done>
      </p>
    </Form>
  );
}
