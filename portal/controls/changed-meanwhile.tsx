// Somebody saved while the same was being changed here: nothing typed is lost, and the reader decides whose count.

export function ChangedMeanwhile(props: {
  says: { changedMeanwhile: string; loadTheirs: string; saveMine: string };
  onLoad: () => void;
  onOverwrite: () => void;
  isBusy: boolean;
}) {
  const { says } = props;
  return (
    <div role="alert" className="notice is-bad">
      <p>{says.changedMeanwhile}</p>
      <div className="acts">
        <button type="button" onClick={props.onLoad} disabled={props.isBusy}>
          {says.loadTheirs}
        </button>
        <button type="button" onClick={props.onOverwrite} disabled={props.isBusy}>
          {says.saveMine}
        </button>
      </div>
    </div>
  );
}
