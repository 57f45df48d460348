// The checklist, read again as soon as something of it may be done.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { live } from '../api/query-client.ts';
import { profileKey, usePortal } from '../session/portal-context.tsx';

const checklistKey = ['checklist'] as const;

export function useChecklist() {
  const { api } = usePortal();
  return useQuery({
    queryKey: checklistKey,
    queryFn: () => answerOf(api.GET('/me/checklist')),
    // What is done elsewhere on the page, or by a reply on the phone, shows within seconds.
    refetchInterval: 3000,
    ...live,
  });
}

/** Once it was put aside: the inbox links to it no longer, from then on. */
export function useForgetChecklist(): () => void {
  const client = useQueryClient();
  return () =>
    client.setQueryData<Profile>(profileKey, (profile) => profile && { ...profile, checklist: 'dismissed' });
}

/** After something was done: also the profile says what became of the checklist. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: checklistKey });
    void client.invalidateQueries({ queryKey: profileKey });
  };
}
