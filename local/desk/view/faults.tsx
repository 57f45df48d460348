// Faults to come: orders them for the next calls of an AWS action, and takes them back.
import { useState } from 'react';
import type { Fault } from '../world/world.ts';
import { ActButton } from './act-button.tsx';
import { Panel } from './panel.tsx';
import { useAct, useWorld } from './use-world.ts';

const ACTIONS = [
  ['sms-voice', 'SendTextMessage'],
  ['sms-voice', 'SendVoiceMessage'],
  ['ses', 'SendEmail'],
  ['dynamodb', 'UpdateItem'],
  ['dynamodb', 'TransactWriteItems'],
  ['dynamodb', 'PutItem'],
  ['dynamodb', 'Query'],
  ['states', 'StartExecution'],
  ['states', 'SendTaskSuccess'],
  ['sqs', 'SendMessage'],
  ['events', 'PutEvents'],
  ['kms', 'GenerateMac'],
  ['connect', 'StartOutboundVoiceContact'],
] as const;

const KINDS: Record<Fault['kind'], string> = {
  throttle: 'is throttled',
  error: 'answers 500',
  'crash-before': 'kills its caller before it has an effect',
  crash: 'kills its caller after it had its effect',
  'timeout-after-commit': 'has its effect and never answers',
};

const isKind = (given: string): given is Fault['kind'] => given in KINDS;

export function Faults() {
  const { faults } = useWorld();
  const [action, setAction] = useState('0');
  const [kind, setKind] = useState<Fault['kind']>('throttle');
  const [count, setCount] = useState(1);
  const order = useAct(({ ask }, fault: Omit<Fault, 'after'>) => ask('/_local/faults', { body: fault }));
  const [service = '', name = ''] = ACTIONS[Number(action)] ?? [];
  return (
    <Panel title="Faults" count={faults.length}>
      <form
        noValidate
        className="fault-form"
        onSubmit={(event) => {
          event.preventDefault();
          order.mutate({ service, action: name, kind, count });
        }}
      >
        <label>
          The next{' '}
          <input
            type="number"
            min={1}
            max={100}
            value={count}
            onChange={(event) => setCount(event.target.valueAsNumber || 1)}
          />{' '}
          calls of
          <select value={action} onChange={(event) => setAction(event.target.value)}>
            {ACTIONS.map((each, index) => (
              <option key={each.join()} value={index}>
                {each.join(' ')}
              </option>
            ))}
          </select>
        </label>
        <label>
          each{' '}
          <select
            value={kind}
            onChange={({ target }) => {
              if (isKind(target.value)) setKind(target.value);
            }}
          >
            {Object.entries(KINDS).map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" aria-disabled={order.isPending}>
          Order
        </button>
      </form>
      {faults.length === 0 && <p className="empty">No faults pending.</p>}
      <ul className="list">
        {faults.map(({ after, ...fault }) => (
          <li key={`${fault.functionName} ${fault.service} ${fault.action}`} className="row">
            <span>
              {fault.count} × {fault.service} {fault.action} {KINDS[fault.kind]}
              {after !== undefined && after > 0 && `, after ${after} more`}
              {fault.functionName !== undefined && `, for ${fault.functionName}`}
            </span>
            <ActButton
              label={`Cancel the fault for ${fault.action}`}
              act={() => order.mutate({ ...fault, count: 0 })}
              isPending={order.isPending}
            >
              Cancel
            </ActButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
