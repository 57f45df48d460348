// CT-2: by what the list of clients is filtered and sorted. Each choice shows at once.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { states } from '../../routing/states.ts';
import { usePortal } from '../../session/portal-context.tsx';
import { teamAgentsQuery } from '../../session/team-agents.ts';
import { knownTags } from '../client-queries.ts';
import { stages } from '../stages.ts';
import { clientsWords } from '../words.ts';
import type { FilterName } from './filters.ts';
import type { ClientFilters } from './use-client-filters.ts';
import { listWords } from './words.ts';

type Name = Exclude<FilterName, 'whose' | 'q' | 'quiet'>;
type Choice = { value: string; label: string };

/** `isAudience`: of those who get a bulk text (CP-6), who stand in no order. */
export function FilterForm({
  filters: given,
  isTeams,
  isAudience = false,
}: {
  filters: ClientFilters;
  isTeams: boolean;
  isAudience?: boolean;
}) {
  const { code: language, words } = useLanguage();
  const own = useWordsOf(listWords);
  const known = useWordsOf(clientsWords);
  const client = useQueryClient();
  const id = useId();
  const { filters, set } = given;
  const select = (name: Name, choices: readonly Choice[]) => (
    <Labeled id={`${id}-${name}`} label={own.names[name]}>
      <select
        id={`${id}-${name}`}
        value={filters[name] ?? ''}
        onChange={({ target }) => set(name, target.value)}
      >
        <option value="">{own.any}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labeled>
  );
  const yesOrNo = (name: 'hasReplied' | 'needsReply' | 'textable') =>
    select(
      name,
      (['true', 'false'] as const).map((value) => ({ value, label: own[name][value] })),
    );
  const day = (name: Name) => (
    <Labeled id={`${id}-${name}`} label={own.names[name]}>
      <input
        id={`${id}-${name}`}
        type="date"
        value={filters[name] ?? ''}
        onChange={({ target }) => set(name, target.value)}
      />
    </Labeled>
  );
  return (
    <div className="filter-form">
      {select(
        'stage',
        stages.map((value) => ({ value, label: known.stages[value] })),
      )}
      {select('side', [
        { value: 'buyer', label: words.side.buyer },
        { value: 'seller', label: words.side.seller },
      ])}
      <Labeled id={`${id}-tag`} label={own.names.tag}>
        <input
          id={`${id}-tag`}
          key={filters.tag}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={40}
          list={`${id}-tags`}
          defaultValue={filters.tag ?? ''}
          onBlur={({ target }) => set('tag', target.value.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Enter') set('tag', event.currentTarget.value.trim());
          }}
        />
        <datalist id={`${id}-tags`}>
          {knownTags(client).map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </Labeled>
      {select(
        'state',
        states[language].map(({ code, name }) => ({ value: code, label: name })),
      )}
      {day('contactedBefore')}
      {day('contactedAfter')}
      {yesOrNo('hasReplied')}
      {yesOrNo('needsReply')}
      {yesOrNo('textable')}
      {isTeams && (
        <OwnerSelect id={`${id}-owner`} value={filters.owner} onChoose={(value) => set('owner', value)} />
      )}
      {!isAudience && (
        <Labeled id={`${id}-sort`} label={own.names.sort}>
          <select
            id={`${id}-sort`}
            value={filters.sort ?? ''}
            onChange={({ target }) => set('sort', target.value)}
          >
            <option value="">{own.sorts['last-contact']}</option>
            <option value="arrival">{own.sorts.arrival}</option>
          </select>
        </Labeled>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={filters.neverContacted === 'true'}
          onChange={({ target }) => set('neverContacted', target.checked ? 'true' : undefined)}
        />
        {own.names.neverContacted}
      </label>
    </div>
  );
}

function Labeled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function OwnerSelect(props: { id: string; value: string | undefined; onChoose: (agentId: string) => void }) {
  const own = useWordsOf(listWords);
  const { api, agent } = usePortal();
  const team = useQuery(teamAgentsQuery(api, agent.teamId));
  return (
    <Labeled id={props.id} label={own.names.owner}>
      <select id={props.id} value={props.value ?? ''} onChange={({ target }) => props.onChoose(target.value)}>
        <option value="">{own.any}</option>
        {(team.data?.agents ?? []).map(({ agentId, name }) => (
          <option key={agentId} value={agentId}>
            {name}
          </option>
        ))}
      </select>
    </Labeled>
  );
}
