// Pushes on the profile: this browser, the other devices, the ring, and installing the portal.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Devices } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useAct } from '../controls/use-act.ts';
import { Written } from '../controls/written.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { pushWords } from '../messages/push-words.ts';
import { usePortal } from '../session/portal-context.tsx';
import { isRingOn, ring, switchRing } from '../unread/ring.ts';
import { switchOff } from './browser-push.ts';
import { devicesKey, devicesQuery } from './devices-query.ts';
import { useInstall } from './install.ts';
import { PushSwitch } from './push-switch.tsx';
import { ownBrowserKey, useOwnBrowser } from './use-own-browser.ts';

export function DevicesPanel() {
  const push = useWordsOf(pushWords);
  const { api } = usePortal();
  const own = useOwnBrowser();
  const install = useInstall();
  const read = useQuery(devicesQuery(api));
  return (
    <section className="panel">
      <h2>{push.title}</h2>
      <p>{push.why}</p>
      {own !== undefined && own.state !== 'on' && own.state !== 'off' && <p>{push.state[own.state]}</p>}
      {own?.state === 'off' && <PushSwitch />}
      <ReadState read={read}>
        {({ devices }) => <DeviceList devices={devices} ownId={own?.deviceId} />}
      </ReadState>
      <Ring />
      {install !== undefined && (
        <p className="acts">
          <button type="button" onClick={install}>
            {push.install}
          </button>
        </p>
      )}
    </section>
  );
}

function DeviceList({ devices, ownId }: { devices: Devices['devices']; ownId: string | undefined }) {
  const { words, formats } = useLanguage();
  const push = useWordsOf(pushWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const remove = useAct(
    async (deviceId: string) => {
      if (deviceId === ownId) await switchOff(api);
      else await answerOf(api.DELETE('/me/devices/{deviceId}', { params: { path: { deviceId } } }));
    },
    {
      isRepeatable: true,
      onDone: () => {
        void client.invalidateQueries({ queryKey: devicesKey });
        void client.invalidateQueries({ queryKey: ownBrowserKey });
      },
    },
  );
  if (devices.length === 0) return <p className="quiet">{push.none}</p>;
  return (
    <>
      <ProblemNotice problem={remove.problem} />
      <ul className="devices">
        {devices.map(({ deviceId, platform, name = push.platform[platform], registeredAt }) => (
          <li key={deviceId}>
            <span>
              <Written>{name}</Written>
              {deviceId === ownId && <strong> · {push.thisBrowser}</strong>}
              {registeredAt !== undefined && (
                <span className="quiet"> · {push.since(formats.day(registeredAt))}</span>
              )}
            </span>
            <button
              type="button"
              className="is-quiet"
              disabled={remove.isPending}
              aria-label={push.removeLabel(name)}
              onClick={() => remove.run(deviceId)}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** LI-4: what sounds here when the portal is open; what sounds when it is closed is the phone's own setting. */
function Ring() {
  const push = useWordsOf(pushWords);
  const [isOn, setOn] = useState(isRingOn);
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          switchRing(target.checked);
          setOn(target.checked);
          if (target.checked) ring();
        }}
      />
      {push.ring}
    </label>
  );
}
