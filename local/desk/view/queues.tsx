// The queues: what waits, what is in flight, and dead letters with the way back.
import { queueRows } from '../world/queue-names.ts';
import { ActButton } from './act-button.tsx';
import { Panel } from './panel.tsx';
import { useAct, useWorld } from './use-world.ts';

export function Queues() {
  const { queues, now } = useWorld();
  const redrive = useAct(({ ask }, name: string) =>
    ask(`/_local/queues/${name}/redrive`, { method: 'POST' }),
  );
  return (
    <Panel title="Queues">
      <table>
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col">Waiting</th>
            <th scope="col" title="In flight, or delayed">
              Later
            </th>
            <th scope="col">Dead letters</th>
          </tr>
        </thead>
        <tbody>
          {queueRows(queues, now).map(({ title, waiting, later, deadLetters }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{waiting}</td>
              <td>{later}</td>
              <td>
                {deadLetters?.messages.length ?? 0}{' '}
                {deadLetters !== undefined && deadLetters.messages.length > 0 && (
                  <ActButton
                    label={`Redrive the dead letters of ${title}`}
                    act={() => redrive.mutate(deadLetters.name)}
                    isPending={redrive.isPending}
                  >
                    Redrive
                  </ActButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
