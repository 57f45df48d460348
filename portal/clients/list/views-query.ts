// An agent's own views, as the API keeps them, and saving them.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { versionedAnswerOf } from '../../api/api.ts';
import { type Act, useAct } from '../../controls/use-act.ts';
import { usePortal } from '../../session/portal-context.tsx';

export type View = { name: string; filters: string };

/** The API's limits. */
export const [mostViews, longestName] = [20, 40];

const viewsKey = ['views'] as const;

export function useViews() {
  const { api } = usePortal();
  return useQuery({ queryKey: viewsKey, queryFn: () => versionedAnswerOf(api.GET('/me/views')) });
}

/** Saves what `change` makes of the views as they are by now: what another window saved stays. */
export function useChangeViews(onDone: (change: ViewChange) => void): Act<ViewChange> {
  const { api } = usePortal();
  const client = useQueryClient();
  return useAct(
    async (change: ViewChange) => {
      const { answer, etag } = await versionedAnswerOf(api.GET('/me/views'));
      const body = { views: changed(answer.views, change) };
      return versionedAnswerOf(
        api.PUT('/me/views', { params: { header: etag === undefined ? {} : { 'if-match': etag } }, body }),
      );
    },
    {
      isRepeatable: true,
      onDone: (saved, change) => {
        client.setQueryData(viewsKey, saved);
        onDone(change);
      },
    },
  );
}

/** `add` takes the place of one of the same name. */
export type ViewChange = { add: View } | { remove: string };

export function changed(views: readonly View[], change: ViewChange): View[] {
  if ('remove' in change) return views.filter(({ name }) => name !== change.remove);
  const isSame = ({ name }: View) =>
    name.localeCompare(change.add.name, undefined, { sensitivity: 'base' }) === 0;
  return views.some(isSame)
    ? views.map((view) => (isSame(view) ? change.add : view))
    : [...views, change.add];
}
