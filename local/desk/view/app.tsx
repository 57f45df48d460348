// The desk as a whole: what it shows while the cloud is there, is away, or refuses something.
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Clock } from './clock.tsx';
import { Emails } from './emails.tsx';
import { Faults } from './faults.tsx';
import { Handsets } from './handsets.tsx';
import { Portal } from './portal.tsx';
import { Queues } from './queues.tsx';
import { Referrals } from './referrals.tsx';
import { Story } from './story.tsx';
import { useReading, WorldContext } from './use-world.ts';
import { Workflows } from './workflows.tsx';

export function App() {
  const [refusal, setRefusal] = useState<string>();
  const [queries] = useState(
    () =>
      new QueryClient({
        mutationCache: new MutationCache({
          onError: (fault) => setRefusal(fault.message),
          onSuccess: () => setRefusal(undefined),
        }),
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      <Desk />
      <div className="refusal" role="alert">
        {refusal !== undefined && (
          <p>
            {refusal}{' '}
            <button type="button" onClick={() => setRefusal(undefined)}>
              Dismiss
            </button>
          </p>
        )}
      </div>
    </QueryClientProvider>
  );
}

function Desk() {
  const { world, fault } = useReading();
  const state = fault === null ? 'Live' : 'The local cloud does not answer. Trying again.';
  return (
    <>
      <header className="top">
        <h1>Dibs desk</h1>
        <p className={fault === null ? 'live' : 'live away'} role="status">
          {world === undefined && fault === null ? 'Reading …' : state}
        </p>
        {world !== undefined && (
          <WorldContext value={world}>
            <div className="tools" inert={fault !== null}>
              <Clock />
              <Portal />
              <a className="api" href="/docs" target="_blank" rel="noreferrer">
                The API
              </a>
            </div>
          </WorldContext>
        )}
      </header>
      {world !== undefined && (
        <WorldContext value={world}>
          <main inert={fault !== null}>
            <div className="column story-column">
              <Story />
              <Referrals />
            </div>
            <div className="column handset-column">
              <Handsets />
            </div>
            <div className="column">
              <Workflows />
              <Emails />
              <Queues />
              <Faults />
            </div>
          </main>
        </WorldContext>
      )}
    </>
  );
}
