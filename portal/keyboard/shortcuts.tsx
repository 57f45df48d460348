// The keyboard on the lists: through the rows, back to the list, to the search, and to anywhere by name. Loaded after the page.
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { late } from '../controls/late/late.tsx';
import { onShowShortcuts } from './ask-help.ts';
import { Help } from './help.tsx';
import { keyAct, nextRow } from './key-act.ts';
import { areLettersOn } from './letters-setting.ts';

const Jump = late(() => import('./jump.tsx'));

export default function Shortcuts() {
  const [isHelping, setHelping] = useState(false);
  const [isJumping, setJumping] = useState(false);
  const [, go] = useLocation();
  useEffect(() => onShowShortcuts(() => setHelping(true)), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const act = keyAct(event, whereIs(event.target));
      if (act === 'help') setHelping(true);
      else if (act === 'jump') setJumping(true);
      else if (act === 'search') search(go);
      else if (act === 'next' || act === 'previous') move(act);
      else if (act !== 'back' || !backToList()) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go]);
  return (
    <>
      {isHelping && <Help onClose={() => setHelping(false)} />}
      {isJumping && (
        <Suspense fallback={null}>
          <Jump onClose={() => setJumping(false)} />
        </Suspense>
      )}
    </>
  );
}

/** To the search of the list that is shown, or of the clients. */
function search(go: (to: string, options: { state: unknown }) => void): void {
  const field = document.querySelector<HTMLElement>('main input[type="search"]');
  if (field === null) go('/clients', { state: { search: true } });
  else field.focus();
}

function whereIs(target: EventTarget | null) {
  const element = target instanceof Element ? target : undefined;
  const isTyping =
    element?.matches('textarea, select, input:not([type="checkbox"], [type="radio"]), [contenteditable]') ===
    true;
  return {
    isTyping,
    isInList: element?.closest('.rows') != null,
    isInDialog: document.querySelector('dialog[open]') !== null,
    areLettersOn: areLettersOn(),
  };
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.rows .row')];
const isOpen = (row: HTMLElement) => row.getAttribute('aria-current') === 'true';

function move(act: 'next' | 'previous'): void {
  const all = rows();
  const focused = all.findIndex((row) => row.matches(':focus'));
  const at = focused === -1 ? all.findIndex(isOpen) : focused;
  all[nextRow(act, at, all.length)]?.focus();
}

/** To the row of the client that is open. False where one is in the list, or there is none. */
function backToList(): boolean {
  const row = rows().find(isOpen);
  if (row === undefined || document.activeElement?.closest('.is-list') != null) return false;
  row.focus();
  return true;
}
