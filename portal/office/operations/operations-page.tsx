// The stage as it is: what is wrong first, then what works.
import { useState } from 'react';
import { Page } from '../../controls/page.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { AlarmList } from './alarm-list.tsx';
import { NumberTable } from './number-table.tsx';
import { useOperations } from './operations-query.ts';
import { OrderList } from './order-list.tsx';
import { QueueTable } from './queue-table.tsx';
import { ReceiptCurves } from './receipt-curves.tsx';
import { ReplayForm } from './replay-form.tsx';
import { UnconfirmedTable } from './unconfirmed-table.tsx';
import { operationsWords } from './words.ts';
import { WorkflowPanel } from './workflow-panel.tsx';

const day = 24;

export function OperationsPage() {
  const { formats } = useLanguage();
  const own = useWordsOf(operationsWords);
  const [hours, setHours] = useState(day);
  const read = useOperations(hours);
  return (
    <Page title={own.title} windowTitle={own.title}>
      <ReadState read={read}>
        {(stage) => (
          <>
            <p className="quiet">
              {own.asOf} <time dateTime={stage.at}>{formats.fullMoment(stage.at)}</time>
            </p>
            <AlarmList alarms={stage.alarms} />
            <QueueTable queues={stage.queues} />
            <WorkflowPanel workflows={stage.workflows} />
            <UnconfirmedTable unconfirmed={stage.unconfirmed} />
            <NumberTable numbers={stage.numbers} />
            <ReceiptCurves receipts={stage.receipts} hours={hours} onHours={setHours} />
            <ReplayForm />
            <OrderList orders={stage.operations} />
          </>
        )}
      </ReadState>
    </Page>
  );
}
