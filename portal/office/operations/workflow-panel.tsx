// The workflows: how many run, and those that failed or hang, each started again from here.
import { useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { type Column, Table } from '../shared/table.tsx';
import { RestartButton } from './restart-button.tsx';
import { operationsWords } from './words.ts';

type Workflow = StageOperations['workflows'][number];
type Broken = {
  workflow: Workflow['workflow'];
  execution: string;
  state: string;
  at: string | undefined;
  isStuck: boolean;
};

export function WorkflowPanel({ workflows }: { workflows: readonly Workflow[] }) {
  const own = useWordsOf(operationsWords);
  const broken = workflows.flatMap(({ workflow, failed, stuck }): Broken[] => [
    ...failed.map(({ execution, status, endedAt }) => ({
      workflow,
      execution,
      state: own.failures[status],
      at: endedAt,
      isStuck: false,
    })),
    ...stuck.map(({ execution, startedAt }) => ({
      workflow,
      execution,
      state: own.stuck,
      at: startedAt,
      isStuck: true,
    })),
  ]);
  const columns: readonly Column<Broken>[] = [
    { name: own.workflow, cell: ({ workflow }) => own.workflowNames[workflow] },
    { name: own.execution, cell: ({ execution }) => <code>{execution}</code> },
    {
      name: own.state,
      cell: ({ state, at }) => (
        <span>
          {state} {at !== undefined && <Moment at={at} className="quiet" />}
        </span>
      ),
    },
    {
      name: own.mend,
      cell: ({ workflow, execution, isStuck }) => (
        <RestartButton workflow={workflow} execution={execution} isStuck={isStuck} />
      ),
    },
  ];
  return (
    <section aria-labelledby="workflows">
      <h2 id="workflows">{own.workflows}</h2>
      <p className="quiet">
        {workflows
          .map(({ workflow, running }) => own.running(own.workflowNames[workflow], running))
          .join(' · ')}
      </p>
      <Table
        caption={own.broken}
        columns={columns}
        rows={broken}
        keyOf={({ workflow, execution }) => `${workflow} ${execution}`}
        empty={own.noBroken}
      />
      {workflows.some(({ isMore }) => isMore) && <p className="quiet">{own.moreExecutions}</p>}
    </section>
  );
}
