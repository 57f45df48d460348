// Where a referral stands, in its color.
import { useWordsOf } from '../../messages/language.tsx';
import type { ListedReferral } from './list/listed-referral.ts';
import { referralsWords } from './words.ts';

const looks = { offered: 'is-soon', claimed: 'is-calm', returned: '' } as const;

export function StatusTag({ status }: Pick<ListedReferral, 'status'>) {
  const { statuses } = useWordsOf(referralsWords);
  return <span className={`tag ${looks[status]}`}>{statuses[status]}</span>;
}
