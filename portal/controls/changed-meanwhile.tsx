// Somebody saved while these settings were being changed: nothing typed is lost, and the reader decides whose count.

import { useWordsOf } from '../messages/language.tsx';
import { routingWords } from './words.ts';

export function ChangedMeanwhile(props: { onLoad: () => void; onOverwrite: () => void; isBusy: boolean }) {
  const own = useWordsOf(routingWords);
  return (
    <div role="alert" className="notice is-bad">
      <p>{own.changedMeanwhile}</p>
      <div className="acts">
        <button type="button" onClick={props.onLoad} disabled={props.isBusy}>
          {own.loadTheirs}
        </button>
        <button type="button" onClick={props.onOverwrite} disabled={props.isBusy}>
          {own.saveMine}
        </button>
      </div>
    </div>
  );
}
