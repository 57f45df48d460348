// The preview of a bulk text: made when somebody asks for it, and made anew when it can't be sent as it was (CP-6).
import { useState } from 'react';
import type { components } from '../../../client/src/schema.ts';
import { answerOf } from '../../api/api.ts';
import { type Act, useAct } from '../../controls/use-act.ts';
import { usePortal } from '../../session/portal-context.tsx';
import type { BulkPreview } from '../bulk-queries.ts';

type Wanted = components['schemas']['NewBulkPreview'];

export type Preview = Act<Wanted> & {
  /** The last one. */
  shown: BulkPreview | undefined;
};

export function usePreview(onMade: () => void): Preview {
  const { api, agent } = usePortal();
  const [shown, setShown] = useState<BulkPreview>();
  const params = { path: { teamId: agent.teamId } };
  const act = useAct(
    (body: Wanted) => answerOf(api.POST('/teams/{teamId}/bulk-texts/preview', { params, body })),
    {
      isRepeatable: true,
      onDone: (made) => {
        setShown(made);
        onMade();
      },
    },
  );
  return { ...act, shown };
}
