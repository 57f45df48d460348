// Asks once before something that a lead wrote is removed.
import { AskFirst } from '../dialogs/ask-first.tsx';
import { ConfirmDialog } from '../dialogs/confirm-dialog.tsx';
import { useAct } from '../use-act.ts';

type Removing = {
  says: { remove: string; removeTitle: (name: string) => string; removeMore: string };
  name: string;
  remove: () => Promise<unknown>;
  onRemoved: () => void;
};

export function RemoveButton(props: Removing) {
  return (
    <AskFirst label={props.says.remove}>{(close) => <RemoveDialog {...props} onClose={close} />}</AskFirst>
  );
}

function RemoveDialog(props: Removing & { onClose: () => void }) {
  const { says, name } = props;
  const remove = useAct(props.remove, { isRepeatable: true, onDone: props.onRemoved });
  return (
    <ConfirmDialog
      title={says.removeTitle(name)}
      confirm={says.remove}
      isDangerous
      isPending={remove.isPending}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      onClose={props.onClose}
    >
      <p>{says.removeMore}</p>
    </ConfirmDialog>
  );
}
