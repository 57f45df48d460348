// A team, found by words of its name: type, then choose by arrow keys and Enter or by a click.

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { useTyped } from '../../controls/use-typed.ts';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { pickerWords } from './picker-words.ts';
import { useTeamName } from './team-name.tsx';

/** More than these are found by another word. */
const mostShown = 8;

export function TeamPicker({
  id,
  label,
  teamId,
  describedBy,
  isInvalid,
  onPick,
}: {
  id: string;
  label: string;
  /** Empty for none. */
  teamId: string;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  onPick(teamId: string): void;
}) {
  const { api } = useSignedIn();
  const says = useWordsOf(pickerWords);
  const listId = useId();
  const chosen = useTeamName(teamId);
  const shown = teamId === '' ? '' : (chosen ?? teamId);
  const [sought, searchFor] = useState<string>();
  const [typed, setTyped] = useTyped(sought ?? shown, (words) => {
    searchFor(words);
    setAt(0);
  });
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const read = useQuery({
    queryKey: ['office', 'teams', 'picked', sought],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/teams', { params: { query: { q: sought ?? '', by: 'team' } }, signal })),
    enabled: isOpen && sought !== undefined && sought.trim() !== '',
    staleTime: 60_000,
  });
  const teams = isOpen && sought !== undefined ? (read.data?.teams ?? []).slice(0, mostShown) : [];

  const close = () => {
    setOpen(false);
    searchFor(undefined);
    setTyped(shown);
  };
  const pick = (chosenId: string) => {
    setOpen(false);
    searchFor(undefined);
    onPick(chosenId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const team = teams[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, teams.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && team !== undefined) pick(team.teamId);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  };
  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        role="combobox"
        autoComplete="off"
        maxLength={100}
        placeholder={says.search}
        aria-expanded={teams.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={teams.length > 0 ? `${listId}-${at}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        value={typed}
        onChange={(event) => {
          setOpen(true);
          setTyped(event.target.value);
          if (event.target.value === '' && teamId !== '') pick('');
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div id={listId} role="listbox" aria-label={label} className="picker-list" hidden={teams.length === 0}>
        {teams.map(({ teamId: its, name, agents }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and says which is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={its}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'is-here' : ''}
            // Before the field loses the focus, which closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(its)}
          >
            <Written>{name}</Written> <span className="quiet">{says.found(its, agents)}</span>
          </div>
        ))}
      </div>
      {isOpen && read.data?.teams.length === 0 && read.data.cursor === undefined && (
        <p className="quiet" role="status">
          {says.none}
        </p>
      )}
    </div>
  );
}
