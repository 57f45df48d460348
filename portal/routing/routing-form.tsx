// The settings being changed: every refusal is shown where it arose, and nothing typed is lost by one.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LeadRouting, TeamAgent } from '../api/answers.ts';
import { type Versioned, versionedAnswerOf } from '../api/api.ts';
import { withoutFaults } from '../api/problem.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { AddMember } from './add-member.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { leadRoutingQuery } from './lead-routing-query.ts';
import { MemberRow } from './member-row.tsx';
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

/** The last change that a rule forbade: `place` is an agent's id, or a part of the form. */
type Refused = { place: string; hint: Hint };

export function RoutingForm(props: {
  teamId: string;
  saved: Versioned<LeadRouting>;
  agents: readonly TeamAgent[];
}) {
  const { teamId, saved, agents } = props;
  const { words } = useLanguage();
  const { api } = usePortal();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [changed, setChanged] = useState<LeadRouting>();
  const [refused, setRefused] = useState<Refused>();
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
        announce(words.saved);
      },
    },
  );

  const reload = useAct((_: { overwriting: boolean }) => client.fetchQuery({ ...query, staleTime: 0 }), {
    isRepeatable: true,
    onDone: ({ etag }, { overwriting }) => {
      save.forget();
      if (overwriting) save.run({ answer: settings, etag });
      else setChanged(undefined);
    },
  });
  const isChangedMeanwhile = save.problem?.code === 'changed-meanwhile';

  const settings = changed ?? saved.answer;
  const hints = hintsFor(settings, agents, serverNow());
  const faults = placesOf(save.problem?.faults ?? []);
  const nameOf = (agentId: string) => agents.find((each) => each.agentId === agentId)?.name ?? agentId;
  const lead = agents.find(({ isLead }) => isLead);
  const fallbacks = [...new Set([lead?.agentId, ...settings.members.map(({ agentId }) => agentId)])];
  const refusalAt = (place: string) => (refused?.place === place ? [words.routing.hints[refused.hint]] : []);

  function apply(place: string, change: Changed): void {
    if ('refused' in change) {
      setRefused({ place, hint: change.refused });
      return;
    }
    setRefused(undefined);
    save.forget();
    setChanged(change.settings);
  }

  return (
    <form
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
          {words.routing.enabled}
        </label>
        <p className="quiet">{settings.enabled ? words.routing.enabledHint : words.routing.disabledHint}</p>
        <label htmlFor="fallback">{words.routing.fallback}</label>
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
          <p className="quiet">{words.routing.fallbackHint}</p>
          <Refusals texts={[...refusalAt('fallback'), ...faults.fallback]} />
        </div>
      </section>

      <section className="panel">
        <h2>{words.routing.members(settings.members.length, mostMembers)}</h2>
        <Refusals texts={[...hints.whole.map((hint) => words.routing.hints[hint]), ...faults.whole]} />
        {settings.members.length === 0 && <p className="empty">{words.routing.noMembers}</p>}
        <ul className="members">
          {settings.members.map((member, index) => (
            <MemberRow
              key={member.agentId}
              member={member}
              name={nameOf(member.agentId)}
              isFallback={member.agentId === settings.fallbackAgentId}
              refusals={[
                ...refusalAt(member.agentId),
                ...(hints.members.get(member.agentId) ?? []).map((hint) => words.routing.hints[hint]),
                ...(faults.members.get(index) ?? []),
              ]}
              onChange={(change) =>
                apply(member.agentId, withChangedMember(settings, member.agentId, change, serverNow()))
              }
              onRemove={() => apply(member.agentId, withoutMember(settings, member.agentId))}
            />
          ))}
        </ul>
        <AddMember
          agents={agents.filter(({ agentId }) => !settings.members.some((each) => each.agentId === agentId))}
          refusals={refusalAt('add')}
          onAdd={(agent) => apply('add', withMember(settings, agent))}
        />
      </section>

      <div className={changed === undefined ? 'save-bar' : 'save-bar is-due'}>
        {isChangedMeanwhile ? (
          <ChangedMeanwhile
            isBusy={save.isPending || reload.isPending}
            onLoad={() => reload.run({ overwriting: false })}
            onOverwrite={() => reload.run({ overwriting: true })}
          />
        ) : (
          <ProblemNotice problem={save.problem && withoutFaults(save.problem)} />
        )}
        <ProblemNotice problem={reload.problem} />
        {changed !== undefined && <p className="quiet">{words.routing.unsaved}</p>}
        <div className="acts">
          <button type="submit" className="is-main" disabled={changed === undefined || save.isPending}>
            {save.isPending ? words.saving : words.save}
          </button>
          {changed !== undefined && (
            <button
              type="button"
              onClick={() => {
                setChanged(undefined);
                setRefused(undefined);
                save.forget();
              }}
            >
              {words.routing.discard}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}
