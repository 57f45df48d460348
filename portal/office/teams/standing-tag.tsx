// How an agent stands in their team.
import { useWordsOf } from '../../messages/language.tsx';
import { type Stands, standingShown } from './standing-shown.ts';
import { teamsWords } from './words.ts';

export function StandingTag({ of }: { of: Stands }) {
  const standing = standingShown(of);
  const { standings } = useWordsOf(teamsWords);
  const looks: Readonly<Record<string, string>> = {
    active: 'is-calm',
    invited: 'is-soon',
    unlicensed: 'is-last',
    'not-invited': 'is-last',
  };
  return <span className={`tag ${looks[standing] ?? ''}`}>{standings[standing]}</span>;
}
