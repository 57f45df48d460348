// All handsets: those with something on them as cards, the silent ones as names to take them up by.
import { useState } from 'react';
import { Written } from '../../../portal/controls/written.tsx';
import { handsetsOf } from '../world/handsets.ts';
import { HandsetCard } from './handset-card.tsx';
import { Panel } from './panel.tsx';
import { useWorld } from './use-world.ts';

export function Handsets() {
  const [takenUp, setTakenUp] = useState<readonly string[]>([]);
  const handsets = handsetsOf(useWorld());
  const isShown = ({ phone, entries }: (typeof handsets)[number]) =>
    entries.length > 0 || takenUp.includes(phone);
  const shown = handsets.filter(isShown);
  const silent = handsets.filter((handset) => !isShown(handset));
  const ringing = shown.filter((handset) => handset.isRinging);
  return (
    <Panel title="Handsets" count={shown.length}>
      <p className="visually-hidden" role="status">
        {ringing.map(({ owner, phone }) => `${owner}’s phone, ${phone}, is ringing.`).join(' ')}
      </p>
      {shown.length === 0 && (
        <p className="empty">
          No phone was texted or called yet. Play the first step of the story, or take up a phone.
        </p>
      )}
      <div className="handsets">
        {shown.map((handset) => (
          <HandsetCard key={handset.phone} handset={handset} />
        ))}
      </div>
      {silent.length > 0 && (
        <div className="silent">
          <span>Silent:</span>
          {silent.map(({ phone, owner }) => (
            <button key={phone} type="button" onClick={() => setTakenUp([...takenUp, phone])}>
              <Written>{owner}</Written>
            </button>
          ))}
        </div>
      )}
    </Panel>
  );
}
