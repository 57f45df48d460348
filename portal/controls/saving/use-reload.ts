// What somebody else saved meanwhile is read: to save over it, or to begin with it.
import { type Act, useAct } from '../use-act.ts';

export type Reload = Act<{ overwriting: boolean }>;

export function useReload<Theirs>(
  read: () => Promise<Theirs>,
  {
    save,
    overwrite,
    begin,
  }: {
    save: { forget(): void };
    overwrite: (theirs: Theirs) => void;
    begin: (theirs: Theirs) => void;
  },
): Reload {
  return useAct((_: { overwriting: boolean }) => read(), {
    isRepeatable: true,
    onDone: (theirs, { overwriting }) => {
      save.forget();
      if (overwriting) overwrite(theirs);
      else begin(theirs);
    },
  });
}
