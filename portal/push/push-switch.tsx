// Switches pushes to this browser on, with a word on what for; the browser asks for its permission after the click.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useWordsOf } from '../messages/language.tsx';
import { pushWords } from '../messages/push-words.ts';
import { usePortal } from '../session/portal-context.tsx';
import { switchOn } from './browser-push.ts';
import { devicesKey } from './devices-query.ts';
import { ownBrowserKey } from './use-own-browser.ts';

export function PushSwitch() {
  const push = useWordsOf(pushWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const [isRefused, setRefused] = useState(false);
  const act = useAct(() => switchOn(api, push.on), {
    isRepeatable: false,
    onDone: (isOn) => {
      setRefused(!isOn);
      void client.invalidateQueries({ queryKey: ownBrowserKey });
      void client.invalidateQueries({ queryKey: devicesKey });
    },
  });
  return (
    <>
      <ProblemNotice problem={act.problem} />
      {isRefused && <p role="status">{push.notGiven}</p>}
      <button type="button" className="is-main" disabled={act.isPending} onClick={() => act.run(undefined)}>
        {push.switchOn}
      </button>
    </>
  );
}
