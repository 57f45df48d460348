// How the stage is doing, asked again while somebody looks at it: often while something moves.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { StageOperations } from '../shared/answers.ts';

const everyMs = 15_000;
const whileMovingMs = 2000;
const key = ['office', 'operations'] as const;

export function useOperations(hours: number) {
  const { api } = useSignedIn();
  return useQuery({
    queryKey: [...key, 'stage', hours],
    queryFn: ({ signal }) => answerOf(api.GET('/operations', { params: { query: { hours } }, signal })),
    // The curves of another period come in place of these.
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (isMoving(state.data) ? whileMovingMs : everyMs),
  });
}

function isMoving(stage: StageOperations | undefined): boolean {
  if (stage === undefined) return false;
  const isReplaying = stage.operations.some(({ status }) => status === 'ordered' || status === 'running');
  return isReplaying || stage.queues.some(({ redrive }) => redrive?.status === 'moving');
}

/** Not asked again by itself: each look counts as one time that a letter was handed out. */
export function useDeadLetters(queue: string) {
  const { api } = useSignedIn();
  return useQuery({
    queryKey: [...key, 'dead-letters', queue],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/operations/dead-letters', { params: { query: { queue } }, signal })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Reads all of it again. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}
