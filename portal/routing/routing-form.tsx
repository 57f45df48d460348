// The settings being changed: every refusal is shown where it arose, and nothing typed is lost by one.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LeadRouting, TeamAgent } from '../api/answers.ts';
import { type Versioned, versionedAnswerOf } from '../api/api.ts';
import { withoutFaults } from '../api/problem.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useAnnounce, useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { SaveButton } from '../controls/saving/save-button.tsx';
import { SaveProblem } from '../controls/saving/save-problem.tsx';
import { useReload } from '../controls/saving/use-reload.ts';
import { Unsaved } from '../controls/unsaved/unsaved.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { useWordsFor } from '../messages/use-problem.ts';
import { usePortal } from '../session/portal-context.tsx';
import { AddMember } from './add-member.tsx';
import { leadRoutingQuery } from './lead-routing-query.ts';
import { MemberRow } from './member-row.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { Refusals } from './refusals.tsx';
import { type Hint, hintsFor, mostMembers } from './routing-hints.ts';
import { placesOf } from './server-faults.ts';
import {
  type Changed,
  withChangedMember,
  withFallback,
  withMember,
  withoutMember,
} from './settings-change.ts';
import { routingWords } from './words.ts';

/** The last change that a rule forbade: `place` is an agent's id, or a part of the form. */
type Refused = { place: string; hint: Hint };

export function RoutingForm(props: {
  teamId: string;
  saved: Versioned<LeadRouting>;
  agents: readonly TeamAgent[];
}) {
  const { teamId, saved, agents } = props;
  const { words } = useLanguage();
  const own = useWordsOf(routingWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const announce = useAnnounce();
  const [changed, setChanged] = useState<LeadRouting>();
  const [refused, setRefused] = useState<Refused>();
  const list = useRef<HTMLElement>(null);
  const [added, setAdded] = useState<string>();
  useEffect(() => {
    if (added !== undefined) focusMember(list.current, added);
  }, [added]);
  /** What was pressed is gone. */
  const focusMembers = () => list.current?.querySelector('h2')?.focus();
  const query = leadRoutingQuery(api, teamId);
  const save = useAct(
    ({ answer: body, etag }: Versioned<LeadRouting>) =>
      versionedAnswerOf(
        api.PUT('/teams/{teamId}/lead-routing', {
          params: { path: { teamId }, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body,
        }),
      ),
    {
      isRepeatable: true,
      onDone: (answer) => {
        client.setQueryData(query.queryKey, answer);
        setChanged(undefined);
        tell(words.saved);
      },
    },
  );

  const reload = useReload(() => client.fetchQuery({ ...query, staleTime: 0 }), {
    save,
    overwrite: ({ etag }) => save.run({ answer: settings, etag }),
    begin() {
      setChanged(undefined);
      focusMembers();
    },
  });

  const settings = changed ?? saved.answer;
  const hints = hintsFor(settings, agents, serverNow());
  const faults = placesOf(save.problem?.faults ?? [], useWordsFor(save.problem));
  const nameOf = (agentId: string) => agents.find((each) => each.agentId === agentId)?.name ?? agentId;
  const lead = agents.find(({ isLead }) => isLead);
  const fallbacks = [...new Set([lead?.agentId, ...settings.members.map(({ agentId }) => agentId)])];
  const refusalAt = (place: string) => (refused?.place === place ? [own.hints[refused.hint]] : []);

  /** True when it could be done. */
  function apply(place: string, change: Changed): boolean {
    if ('refused' in change) {
      setRefused({ place, hint: change.refused });
      return false;
    }
    setRefused(undefined);
    save.forget();
    setChanged(change.settings);
    return true;
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.run({ answer: settings, etag: saved.etag });
      }}
    >
      <section className="panel">
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked={settings.enabled}
            checked={settings.enabled}
            onChange={(event) => apply('whole', { settings: { ...settings, enabled: event.target.checked } })}
          />
          {own.enabled}
        </label>
        <p className="quiet">{settings.enabled ? own.enabledHint : own.disabledHint}</p>
        <label htmlFor="fallback">{own.fallback}</label>
        <select
          id="fallback"
          value={settings.fallbackAgentId}
          aria-describedby="fallback-says"
          onChange={(event) => apply('fallback', withFallback(settings, event.target.value, serverNow()))}
        >
          {fallbacks.map((agentId) =>
            agentId === undefined ? null : (
              <option key={agentId} value={agentId}>
                {nameOf(agentId)}
              </option>
            ),
          )}
        </select>
        <div id="fallback-says">
          <p className="quiet">{own.fallbackHint}</p>
          <Refusals texts={[...refusalAt('fallback'), ...faults.fallback]} />
        </div>
      </section>

      <section className="panel" ref={list}>
        <h2 tabIndex={-1}>{own.members(settings.members.length, mostMembers)}</h2>
        <Refusals texts={[...hints.whole.map((hint) => own.hints[hint]), ...faults.whole]} />
        {settings.members.length === 0 && <p className="empty">{own.noMembers}</p>}
        <ul className="members">
          {settings.members.map((member, index) => (
            <MemberRow
              key={member.agentId}
              member={member}
              name={nameOf(member.agentId)}
              isFallback={member.agentId === settings.fallbackAgentId}
              refusals={[
                ...refusalAt(member.agentId),
                ...(hints.members.get(member.agentId) ?? []).map((hint) => own.hints[hint]),
                ...(faults.members.get(index) ?? []),
              ]}
              onChange={(change) =>
                apply(member.agentId, withChangedMember(settings, member.agentId, change, serverNow()))
              }
              onRemove={() => {
                if (!apply(member.agentId, withoutMember(settings, member.agentId))) return;
                announce(own.removed(nameOf(member.agentId)));
                focusMembers();
              }}
            />
          ))}
        </ul>
        <AddMember
          agents={agents.filter(({ agentId }) => !settings.members.some((each) => each.agentId === agentId))}
          refusals={refusalAt('add')}
          onAdd={(agent) => {
            if (apply('add', withMember(settings, agent))) setAdded(agent.agentId);
          }}
        />
      </section>

      <PreviewPanel teamId={teamId} settings={settings} />

      <Unsaved isUnsaved={changed !== undefined} />
      <div className={changed === undefined ? 'save-bar' : 'save-bar is-due'}>
        <SaveProblem says={own} save={save} reload={reload}>
          <ProblemNotice problem={save.problem && withoutFaults(save.problem)} />
        </SaveProblem>
        {changed !== undefined && <p className="quiet">{own.unsaved}</p>}
        <div className="acts">
          <SaveButton isChanged={changed !== undefined} isPending={save.isPending} />
          {changed !== undefined && (
            <button
              type="button"
              onClick={() => {
                setChanged(undefined);
                setRefused(undefined);
                save.forget();
                focusMembers();
              }}
            >
              {own.discard}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

function focusMember(list: HTMLElement | null, agentId: string): void {
  list?.querySelector<HTMLElement>(`[data-agent="${CSS.escape(agentId)}"] input`)?.focus();
}
