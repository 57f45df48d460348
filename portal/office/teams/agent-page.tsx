// One agent of a team: what is known of them, their invitation, and leaving.
import { useState } from 'react';
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { SaveButton } from '../../controls/saving/save-button.tsx';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { NothingHere } from '../nothing-here.tsx';
import type { AgentOfTeam, Team } from '../shared/answers.ts';
import { Done, FocusedNote, useDone } from '../shared/done.tsx';
import { besideFields } from '../shared/faults.ts';
import { Form } from '../shared/form.tsx';
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

function AgentForm({ team, agent }: { team: Team; agent: AgentOfTeam }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(teamsWords);
  const readAnew = useReadTeamsAnew();
  const done = useDone();
  const { teamId } = team;
  const { agentId, name, licensed, standing } = agent;
  const [entry, setEntry] = useState<AgentEntry>(() => ({
    name,
    licensed,
    email: agent.email ?? '',
    phone: agent.phone === undefined ? '' : formats.phone(agent.phone),
  }));
  const [isAsking, setAsking] = useState(false);
  const save = useSaveAgent({
    teamName: team.name,
    onSaved: () => {
      setAsking(false);
      done.tell(words.saved);
      void readAnew();
    },
  });
  const settings = settingsOf(entry);
  const hasLeft = standing === 'left';
  const isChanged =
    hasLeft ||
    settings.name !== name ||
    settings.licensed !== licensed ||
    settings.email !== agent.email ||
    settings.phone !== agent.phone;
  const run = () => save.run({ teamId, agentId, entry });
  function submit() {
    if (licensed && !hasLeft && !entry.licensed) setAsking(true);
    else run();
  }
  return (
    <Form className="panel" onSubmit={submit}>
      {hasLeft && <p className="notice">{own.hasLeft}</p>}
      <AgentFields
        entry={entry}
        onEntry={(changed) => {
          done.forget();
          setEntry(changed);
        }}
        problem={save.problem}
      />
      <ProblemNotice problem={isAsking ? undefined : besideFields(save.problem, agentPaths)} />
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
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>{own.lapseMore}</p>
        </ConfirmDialog>
      )}
    </Form>
  );
}
