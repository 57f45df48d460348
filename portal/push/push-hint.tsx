// Offers pushes where new clients show up, once: to whoever has none in this browser and has not said "Not now".
import { useState } from 'react';
import { useWordsOf } from '../messages/language.tsx';
import { pushWords } from '../messages/push-words.ts';
import { PushSwitch } from './push-switch.tsx';
import { useOwnBrowser } from './use-own-browser.ts';

/** Of this browser alone, and of nobody in person. */
const notNow = 'dibs-push-not-now';

export function PushHint() {
  const push = useWordsOf(pushWords);
  const own = useOwnBrowser();
  const [isPutOff, setPutOff] = useState(() => localStorage.getItem(notNow) !== null);
  if (isPutOff || own?.state !== 'off') return null;
  return (
    <section className="panel" aria-label={push.title}>
      <p>{push.why}</p>
      <div className="acts">
        <PushSwitch />
        <button
          type="button"
          className="is-quiet"
          onClick={() => {
            localStorage.setItem(notNow, '1');
            setPutOff(true);
          }}
        >
          {push.notNow}
        </button>
      </div>
    </section>
  );
}
