// Somebody saved while the same was being changed here: nothing typed is lost, and the reader decides whose count.
import type { ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Act } from '../use-act.ts';
import type { Reload } from './use-reload.ts';

/** Why saving, or reading what was saved meanwhile, failed. `children`: what is said of any other problem of `save`. */
export function SaveProblem(props: {
  says: { changedMeanwhile: string; loadTheirs: string; saveMine: string };
  save: Pick<Act<never>, 'problem' | 'isPending'>;
  reload: Reload;
  children: ReactNode;
}) {
  const { says, save, reload, children } = props;
  const isBusy = save.isPending || reload.isPending;
  return (
    <>
      {save.problem?.code === 'changed-meanwhile' ? (
        <div role="alert" className="notice is-bad">
          <p>{says.changedMeanwhile}</p>
          <div className="acts">
            <button type="button" onClick={() => reload.run({ overwriting: false })} disabled={isBusy}>
              {says.loadTheirs}
            </button>
            <button type="button" onClick={() => reload.run({ overwriting: true })} disabled={isBusy}>
              {says.saveMine}
            </button>
          </div>
        </div>
      ) : (
        children
      )}
      <ProblemNotice problem={reload.problem} />
    </>
  );
}
