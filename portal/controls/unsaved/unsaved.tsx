// Nothing typed is lost: whoever leaves a page with unsaved changes is asked first, by a link, by Back, or as they close or reload it.
import { useEffect, useState } from 'react';
import { useWordsOf } from '../../messages/language.tsx';
import { ConfirmDialog } from '../dialogs/confirm-dialog.tsx';
import { askBeforeLeaving, isMarked, leaveFreely, markEntry } from './leaving.ts';
import { unsavedWords } from './unsaved-words.ts';

/** `running`: a file is being sent, which ends with the page. `unsent`: a text is written. Else it is a form. */
export function Unsaved({ isUnsaved, as }: { isUnsaved: boolean; as?: 'running' | 'unsent' }) {
  const own = useWordsOf(unsavedWords);
  const says = as === undefined ? own : own[as];
  const [wanted, setWanted] = useState<{ go: () => void }>();
  useEffect(() => {
    if (!isUnsaved) return;
    const askToClose = (event: BeforeUnloadEvent) => event.preventDefault();
    const stopAsking = askBeforeLeaving((go) => setWanted({ go }));
    // Back can't be held: it takes an entry that is there for it alone, and the page stays.
    if (!isMarked()) markEntry();
    const askToGoBack = () => {
      if (isMarked()) return;
      markEntry();
      setWanted({ go: () => history.go(-2) });
    };
    window.addEventListener('beforeunload', askToClose);
    window.addEventListener('popstate', askToGoBack);
    return () => {
      window.removeEventListener('beforeunload', askToClose);
      window.removeEventListener('popstate', askToGoBack);
      stopAsking();
      if (isMarked()) history.back();
    };
  }, [isUnsaved]);
  if (!isUnsaved || wanted === undefined) return null;
  return (
    <ConfirmDialog
      title={says.title}
      confirm={says.leave}
      cancel={own.stay}
      isDangerous
      isPending={false}
      problem={undefined}
      onConfirm={() => leaveFreely(wanted.go)}
      onClose={() => setWanted(undefined)}
    >
      <p>{says.more}</p>
    </ConfirmDialog>
  );
}
