// One agent of a team: what is known of them, their invitation, and leaving.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { SaveButton } from '../../controls/saving/save-button.tsx';
import { SaveProblem } from '../../controls/saving/save-problem.tsx';
import { useReload } from '../../controls/saving/use-reload.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import type { Formats } from '../../messages/formats.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { NothingHere } from '../nothing-here.tsx';
import type { AgentOfTeam, Team } from '../shared/answers.ts';
import { Done, FocusedNote, useDone } from '../shared/done.tsx';
import { besideFields } from '../shared/faults.ts';
import { Form } from '../shared/form.tsx';
import { teamQuery } from '../shared/team-query.ts';
import { type AgentEntry, settingsOf } from './agent-entry.ts';
import { AgentFields, agentPaths } from './agent-fields.tsx';
import { InvitationPanel } from './invitation-panel.tsx';
import { LeavingPanel } from './leaving-panel.tsx';
import { StandingTag } from './standing-tag.tsx';
import { useReadTeamsAnew, useTeam } from './team-queries.ts';
import { useSaveAgent } from './use-save-agent.tsx';
import { teamsWords } from './words.ts';

export function AgentPage({ teamId, agentId }: { teamId: string; agentId: string }) {
  const own = useWordsOf(teamsWords);
  const read = useTeam(teamId);
  const left = useDone();
  const agent = read.data?.agents.find((each) => each.agentId === agentId);
  if (read.data !== undefined && agent === undefined) return <NothingHere />;
  const name = agent?.name ?? agentId;
  return (
    <Page
      title={name}
      windowTitle={name}
      back={{ to: `/office/teams/${teamId}`, label: read.data?.name ?? teamId }}
    >
      <ReadState read={read}>
        {(team) =>
          agent && (
            <>
              <p className="form-end">
                <StandingTag of={agent} />
                {agent.isLead && <span className="tag is-label">{own.leadTag}</span>}
                <span className="quiet">
                  {own.agentId}: <code>{agentId}</code>
                </span>
              </p>
              <FocusedNote>{left.said}</FocusedNote>
              <div className="beside">
                <AgentForm team={team} agent={agent} />
                <div>
                  {agent.standing !== 'left' && (
                    <>
                      <InvitationPanel teamId={teamId} agent={agent} />
                      <LeavingPanel team={team} agent={agent} onLeft={left.tell} />
                    </>
                  )}
                </div>
              </div>
            </>
          )
        }
      </ReadState>
    </Page>
  );
}

/** A change: what it began with, and what it has come to. */
type Change = { from: AgentOfTeam; entry: AgentEntry };

function changeOf(agent: AgentOfTeam, formats: Formats): Change {
  const { name, licensed, email = '', phone, language } = agent;
  const entry = { name, licensed, email, phone: phone === undefined ? '' : formats.phone(phone), language };
  return { from: agent, entry };
}

function AgentForm({ team, agent }: { team: Team; agent: AgentOfTeam }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(teamsWords);
  const readAnew = useReadTeamsAnew();
  const done = useDone();
  const { teamId } = team;
  const { api } = useSignedIn();
  const client = useQueryClient();
  const [changing, setChanging] = useState<Change>();
  // Until something is changed, the form shows what was read last.
  const { from, entry } = changing ?? changeOf(agent, formats);
  const { agentId, name, licensed, standing } = from;
  const [isAsking, setAsking] = useState(false);
  const save = useSaveAgent({
    teamName: team.name,
    onSaved: () => {
      setAsking(false);
      done.tell(words.saved);
      void readAnew().then(() => setChanging((now) => (now?.entry === entry ? undefined : now)));
    },
  });
  const run = (etag: string | undefined) => save.run({ teamId, agentId, entry, etag });
  const reload = useReload(() => client.fetchQuery({ ...teamQuery(api, teamId), staleTime: 0 }), {
    save,
    overwrite: ({ answer }) => run(answer.agents.find((each) => each.agentId === agentId)?.etag),
    begin: () => setChanging(undefined),
  });
  const settings = settingsOf(entry);
  const hasLeft = standing === 'left';
  const isChanged =
    hasLeft ||
    settings.name !== name ||
    settings.licensed !== licensed ||
    settings.language !== from.language ||
    settings.email !== from.email ||
    settings.phone !== from.phone;
  function submit() {
    if (licensed && !hasLeft && !entry.licensed) setAsking(true);
    else run(from.etag);
  }
  return (
    <Form className="panel" onSubmit={submit}>
      {hasLeft && <p className="notice">{own.hasLeft}</p>}
      <AgentFields
        entry={entry}
        onEntry={(changed) => {
          done.forget();
          setChanging({ from, entry: changed });
        }}
        problem={save.problem}
      />
      <SaveProblem
        says={{ ...own, changedMeanwhile: own.agentChangedMeanwhile }}
        save={{ problem: isAsking ? undefined : save.problem, isPending: save.isPending }}
        reload={reload}
      >
        <ProblemNotice problem={isAsking ? undefined : besideFields(save.problem, agentPaths)} />
      </SaveProblem>
      <p className="form-end">
        <SaveButton
          isChanged={isChanged}
          isPending={save.isPending}
          label={hasLeft ? own.takeBack : undefined}
        />
        <Done>{done.said}</Done>
      </p>
      <Unsaved isUnsaved={isChanged && !hasLeft} />
      {save.question}
      {isAsking && (
        <ConfirmDialog
          title={own.lapseTitle(name)}
          confirm={own.lapse}
          isDangerous
          isPending={save.isPending}
          problem={save.problem}
          onConfirm={() => run(from.etag)}
          onClose={() => setAsking(false)}
        >
          <p>{own.lapseMore}</p>
        </ConfirmDialog>
      )}
    </Form>
  );
}
