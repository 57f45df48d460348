// To a client by name, or to a page: type, choose by arrow keys, go by Enter. A combobox as the ARIA practices have it.
import { type KeyboardEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useFoundClients } from '../clients/client-queries.ts';
import { Modal } from '../controls/dialogs/modal.tsx';
import { useTyped } from '../controls/use-typed.ts';
import { titleOf } from '../inbox/referral-words.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { addressOf } from '../place.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { pagesFor } from './pages.ts';
import { keyboardWords } from './words.ts';
import './keyboard.css';

/** More are found by another word. */
const mostClients = 8;

type Goal = { to: string; name: string; more?: string };

export default function Jump({ onClose }: { onClose: () => void }) {
  const says = useWordsOf(keyboardWords);
  const [, go] = useLocation();
  const [sought, searchFor] = useState('');
  const [typed, setTyped] = useTyped(sought, searchFor);
  const [at, setAt] = useState(0);
  const id = useId();
  const goals = useGoals(sought, typed);
  const chosen = Math.min(at, goals.length - 1);
  const jump = (goal: Goal | undefined) => {
    if (goal === undefined) return;
    onClose();
    go(goal.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, goals.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') jump(goals[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal label={says.jump} className="jump" onClose={onClose}>
      <label htmlFor={id} className="unseen">
        {says.jump}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        placeholder={says.jumpTo}
        aria-expanded={goals.length > 0}
        aria-controls={`${id}-goals`}
        aria-autocomplete="list"
        aria-activedescendant={goals.length > 0 ? `${id}-${chosen}` : undefined}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-goals`} role="listbox" aria-label={says.jump} hidden={goals.length === 0}>
        {goals.map((goal, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and says which is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={goal.to}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={index === chosen ? 'goal is-here' : 'goal'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => jump(goal)}
          >
            <bdi>{goal.name}</bdi> {goal.more !== undefined && <span className="quiet">{goal.more}</span>}
          </div>
        ))}
      </div>
      {goals.length === 0 && (
        <p className="quiet" role="status">
          {says.nothing}
        </p>
      )}
    </Modal>
  );
}

/** Pages by what is typed, clients by what was looked for. */
function useGoals(sought: string, typed: string): Goal[] {
  const language = useLanguage();
  const { agent, session } = usePortal();
  const isLead = useProfile()?.isLead === true;
  const found = useFoundClients(sought.trim(), isLead ? agent.teamId : undefined);
  const pages = pagesFor(typed, language.words, { isLead, isInOffice: session.offices.length > 0 });
  const clients = (found.data?.clients ?? []).slice(0, mostClients).map((client) => ({
    to: addressOf(
      { list: 'clients', referralId: client.referralId },
      isLead && client.owner.agentId !== agent.agentId ? 'whose=team' : '',
    ),
    name: client.name,
    more: titleOf(client, language),
  }));
  return typed.trim() === '' ? [...pages, ...clients] : [...clients, ...pages];
}
