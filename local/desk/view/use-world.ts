// The world as the page sees it: read once a second, kept while the cloud is away, read again after every act.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { askingAt } from '../world/ask.ts';
import { readWorld, type World } from '../world/world.ts';

const EVERY_MS = 1000;

export const ask = askingAt('');

const query = {
  queryKey: ['world'],
  queryFn: () => readWorld(ask),
  refetchInterval: EVERY_MS,
  retry: false,
  // The cloud is on this machine, whatever the browser thinks of the network.
  networkMode: 'always',
} as const;

/** `fault`: why the last reading failed; the world is then the last one that was read. */
export function useReading(): { world: World | undefined; fault: Error | null } {
  const { data, error } = useQuery(query);
  return { world: data, fault: error };
}

export const WorldContext = createContext<World | undefined>(undefined);

export function useWorld(): World {
  const world = useContext(WorldContext);
  if (world === undefined) throw new Error('Panels are shown once the world was read.');
  return world;
}

/** Something a person does at the desk; it acts on the world as it is at that moment, and shows what came of it at once. */
export function useAct<Given = void, Outcome = unknown>(
  act: (stage: { ask: typeof ask; world: World }, given: Given) => Promise<Outcome>,
) {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (given: Given) => {
      const world = await queries.fetchQuery({ queryKey: query.queryKey, queryFn: query.queryFn });
      return act({ ask, world }, given);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: query.queryKey }),
  });
}
