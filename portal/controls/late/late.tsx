// What is loaded when it is first shown. Where it can't be had it says so, and is there once there is a connection.
import { type ComponentType, lazy, useEffect, useEffectEvent, useState } from 'react';
import { useLanguage } from '../../messages/language.tsx';
import { Page } from '../page.tsx';
import { mayReload } from './reload-once.ts';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
/** A page says what is wrong under a heading of its own; nobody waits for what is silent. */
type Kind = 'page' | 'part' | 'silent';

const againMs = 5000;

/** React keeps what a lazy component came to, a failure too: each try is a new one. */
export function late<P extends object>(load: Load<P>, kind: Kind = 'part'): ComponentType<P> {
  type Given = { given: P; again: () => void };
  const begin = () =>
    lazy(() =>
      load().then(
        ({ default: Part }) => ({ default: ({ given }: Given) => <Part {...given} /> }),
        () => ({ default: ({ again }: Given) => <NotLoaded load={load} again={again} kind={kind} /> }),
      ),
    );
  let current = begin();
  return function Late(props: P) {
    const [, setTries] = useState(0);
    const Shown = current;
    const again = () => {
      // Another place that shows it may have begun anew already.
      if (current === Shown) current = begin();
      setTries((tries) => tries + 1);
    };
    return <Shown given={props} again={again} />;
  };
}

function NotLoaded({ load, again, kind }: { load: () => Promise<unknown>; again: () => void; kind: Kind }) {
  const { words } = useLanguage();
  const [isReached, setReached] = useState(false);
  const look = useEffectEvent(async (isOver: () => boolean) => {
    const hasAnswer = await fetch('/config.json', { cache: 'no-store' }).catch(() => undefined);
    if (hasAnswer?.ok !== true || isOver()) return;
    const isThere = await load().then(
      () => true,
      () => false,
    );
    if (isOver()) return;
    if (isThere) again();
    else if (kind !== 'silent' && mayReload(scripts(), sessionStorage)) location.reload();
    else setReached(true);
  });
  useEffect(() => {
    let isOver = false;
    const lookAgain = () => void look(() => isOver);
    lookAgain();
    const timer = setInterval(lookAgain, againMs);
    window.addEventListener('online', lookAgain);
    return () => {
      isOver = true;
      clearInterval(timer);
      window.removeEventListener('online', lookAgain);
    };
  }, []);
  if (kind === 'silent') return null;
  const { title, offline, failed } = words.notLoaded;
  const more = (
    <div className="notice is-stale" role="status">
      <p>{isReached ? failed : offline}</p>
      {isReached && (
        <button type="button" onClick={() => location.reload()}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
  if (kind === 'part') return more;
  return (
    <Page title={title} windowTitle={title}>
      {more}
    </Page>
  );
}

/** Their names have their content's hash, and with it that of all they load: another build has others. */
function scripts(): string {
  return [...document.scripts].map(({ src }) => src).join(' ');
}
