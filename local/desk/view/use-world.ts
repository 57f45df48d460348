// The world as the page sees it: read once a second, kept while the cloud is away, read again after every act.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useRef } from 'react';
import { askingAt } from '../world/ask.ts';
import { readAgents, readClock, readMoment, type World } from '../world/world.ts';

const ask = askingAt('');

// The cloud is on this machine, whatever the browser thinks of the network.
const common = { retry: false, networkMode: 'always' } as const;
const moments = queryOptions({
  ...common,
  queryKey: ['moment'],
  queryFn: () => readMoment(ask),
  refetchInterval: 1000,
});
/** Of the clock alone, while it moves: all else takes longer to read then. */
export const clockNow = queryOptions({
  ...common,
  queryKey: ['clock'],
  queryFn: () => readClock(ask),
  refetchInterval: 250,
  gcTime: 0,
});
const agents = queryOptions({
  ...common,
  queryKey: ['agents'],
  queryFn: () => readAgents(ask),
  refetchInterval: 10_000,
});

/** `fault`: why the last reading failed; the world is then the last one that was read. */
export function useReading(): { world: World | undefined; fault: Error | null } {
  const moment = useQuery(moments);
  const known = useQuery(agents);
  const isRead = moment.data !== undefined && known.data !== undefined;
  return {
    world: isRead ? { ...moment.data, agents: known.data } : undefined,
    fault: moment.error ?? (isRead ? null : known.error),
  };
}

export const WorldContext = createContext<World | undefined>(undefined);

export function useWorld(): World {
  const world = useContext(WorldContext);
  if (world === undefined) throw new Error('Panels are shown once the world was read.');
  return world;
}

type Stage = { ask: typeof ask; world: World };

/**
 * Something a person does at the desk, once at a time however fast they click. It acts on the world as it is at that
 * moment, and shows what came of it at once.
 */
export function useAct<Given, Outcome>(act: (stage: Stage, given: Given) => Promise<Outcome>) {
  const queries = useQueryClient();
  const isUnderWay = useRef(false);
  const { data, isPending, mutate } = useMutation({
    networkMode: 'always',
    mutationFn: async (given: Given) => {
      const [moment, known] = await Promise.all([queries.fetchQuery(moments), queries.fetchQuery(agents)]);
      return act({ ask, world: { ...moment, agents: known } }, given);
    },
    onSettled: async () => {
      await queries.invalidateQueries();
      isUnderWay.current = false;
    },
  });
  return {
    data,
    isPending,
    mutate: (given: Given) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(given);
    },
  };
}
