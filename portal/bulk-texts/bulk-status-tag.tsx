// Whether a bulk text is being sent, waits for somebody, or is over.
import { useWordsOf } from '../messages/language.tsx';
import type { BulkStatus } from './bulk-queries.ts';
import { bulkWords } from './words.ts';

const looks: Readonly<Record<BulkStatus, string>> = {
  sending: 'tag is-calm',
  paused: 'tag is-soon',
  done: 'tag',
  cancelled: 'tag',
};

export function BulkStatusTag({ status }: { status: BulkStatus }) {
  const { statuses } = useWordsOf(bulkWords);
  return <span className={looks[status]}>{statuses[status]}</span>;
}
