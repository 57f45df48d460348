// The queues: what waits, what is in flight, what is only kept, and dead letters with the way back.
import { queueRows } from '../world/queue-names.ts';
import { ActButton } from './act-button.tsx';
import { Panel } from './panel.tsx';
import { useAct, useWorld } from './use-world.ts';

export function Queues() {
  const { queues, now } = useWorld();
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
          {queueRows(queues, now).map((row) => (
            <tr key={'kept' in row ? `${row.title} kept` : row.title}>
              <th scope="row">{row.title}</th>
              {'kept' in row ? (
                <td colSpan={3}>{row.kept} kept, for a restore</td>
              ) : (
                <>
                  <td>{row.waiting}</td>
                  <td>{row.later}</td>
                  <td>
                    {row.deadLetters?.messages.length ?? 0}{' '}
                    {row.deadLetters !== undefined && row.deadLetters.messages.length > 0 && (
                      <RedriveButton title={row.title} queue={row.deadLetters.name} />
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function RedriveButton({ title, queue }: { title: string; queue: string }) {
  const redrive = useAct(({ ask }, name: string) =>
    ask(`/_local/queues/${name}/redrive`, { method: 'POST' }),
  );
  return (
    <ActButton
      label={`Redrive the dead letters of ${title}`}
      act={() => redrive.mutate(queue)}
      isPending={redrive.isPending}
    >
      Redrive
    </ActButton>
  );
}
