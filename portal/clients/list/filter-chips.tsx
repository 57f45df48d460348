// What a list is filtered by, each to take away by one tap.
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import { teamAgentsQuery } from '../../session/team-agents.ts';
import { clientsWords } from '../words.ts';
import { chipsOf } from './chips.ts';
import type { ClientFilters } from './use-client-filters.ts';
import { listWords } from './words.ts';

export function FilterChips({ filters: { filters, address, set, show } }: { filters: ClientFilters }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(listWords);
  const { stages } = useWordsOf(clientsWords);
  const { api, agent } = usePortal();
  const team = useQuery({ ...teamAgentsQuery(api, agent.teamId), enabled: filters.owner !== undefined });
  const chips = chipsOf(filters, {
    words: own,
    stages,
    sides: words.side,
    day: (day) => formats.day(`${day}T12:00:00`),
    agent: (agentId) => team.data?.agents.find((each) => each.agentId === agentId)?.name ?? agentId,
  });
  if (chips.length === 0) return null;
  const whose = new URLSearchParams(address).get('whose');
  return (
    <ul className="chips" aria-label={own.filters}>
      {chips.map(({ name, text }) => (
        <li key={name}>
          <button type="button" aria-label={own.without(text)} onClick={() => set(name, undefined)}>
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="is-link"
            onClick={() => show(whose === null ? '' : `whose=${whose}`)}
          >
            {own.clear}
          </button>
        </li>
      )}
    </ul>
  );
}
