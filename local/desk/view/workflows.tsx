// The workflow executions: those under way first, each with the state that it is in and those it went through.
import { referralsOf } from '../world/referrals.ts';
import { inOrder, subjectOf, visitsOf } from '../world/workflows.ts';
import type { Execution } from '../world/world.ts';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';
import { useWorld } from './use-world.ts';

const STATUS: Record<Execution['status'], string> = {
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'stopped',
};

export function Workflows() {
  const world = useWorld();
  const executions = inOrder(world.executions);
  const referrals = referralsOf(world);
  return (
    <Panel
      title="Workflows"
      count={`${executions.filter(({ status }) => status === 'RUNNING').length} running`}
    >
      {executions.length === 0 && <p className="empty">No workflows yet.</p>}
      <ul className="list scrolls">
        {executions.map((execution) => (
          <li key={`${execution.stateMachine} ${execution.name} ${execution.startedAt}`}>
            <details>
              <summary>
                <span className={`pill ${execution.status.toLowerCase()}`}>{STATUS[execution.status]}</span>
                <strong>{execution.stateMachine}</strong>{' '}
                {execution.status === 'RUNNING' && <>in {execution.currentState} </>}
                <span className="fine">
                  {[
                    subjectOf(execution, referrals, world.agents),
                    execution.transitions === 1 ? '1 transition' : `${execution.transitions} transitions`,
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}{' '}
                  · <Time at={visitsOf(execution).at(-1)?.enteredAt ?? execution.startedAt} />
                </span>
              </summary>
              <Visits execution={execution} />
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Visits({ execution }: { execution: Execution }) {
  const visits = visitsOf(execution);
  return (
    <>
      <p className="fine">{execution.name}</p>
      <ol className="visits">
        {visits.map(({ state, enteredAt, error }, index) => (
          <li key={index}>
            {state} <Time at={enteredAt} />
            {error !== undefined && <span className="fine"> {error}</span>}
          </li>
        ))}
        {execution.stoppedAt !== undefined && (
          <li>
            {STATUS[execution.status]} <Time at={execution.stoppedAt} />
            {execution.error !== undefined && (
              <span className="fine">
                {' '}
                {execution.error}: {execution.cause}
              </span>
            )}
          </li>
        )}
      </ol>
    </>
  );
}
