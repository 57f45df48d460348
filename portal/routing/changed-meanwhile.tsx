// Somebody saved while these settings were being changed: nothing typed is lost, and the reader decides whose count.
import { useLanguage } from '../messages/language.tsx';

export function ChangedMeanwhile(props: { onLoad: () => void; onOverwrite: () => void; isBusy: boolean }) {
  const { words } = useLanguage();
  return (
    <div role="alert" className="notice is-bad">
      <p>{words.routing.changedMeanwhile}</p>
      <div className="acts">
        <button type="button" onClick={props.onLoad} disabled={props.isBusy}>
          {words.routing.loadTheirs}
        </button>
        <button type="button" onClick={props.onOverwrite} disabled={props.isBusy}>
          {words.routing.saveMine}
        </button>
      </div>
    </div>
  );
}
