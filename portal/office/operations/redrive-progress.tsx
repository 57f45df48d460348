// How far a redrive is, or how it ended.
import { useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { operationsWords } from './words.ts';

type Progress = StageOperations['queues'][number]['redrive'];

export function RedriveProgress({ redrive }: { redrive: Progress }) {
  const own = useWordsOf(operationsWords);
  if (redrive === undefined) return null;
  const { status, moved, of, startedAt } = redrive;
  return (
    <span className="quiet">
      {status === 'moving' && of !== undefined && of > 0 && (
        <progress aria-label={own.redrives.moving} max={of} value={moved} />
      )}{' '}
      {own.redrives[status]} {own.moved(moved, of)} <Moment at={startedAt} />
    </span>
  );
}
