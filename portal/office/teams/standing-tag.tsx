// How an agent stands in their team.
import { useWordsOf } from '../../messages/language.tsx';
import type { AgentOfTeam } from '../shared/answers.ts';
import { teamsWords } from './words.ts';

export function StandingTag({ standing }: Pick<AgentOfTeam, 'standing'>) {
  const { standings } = useWordsOf(teamsWords);
  const looks: Readonly<Record<string, string>> = {
    active: 'is-calm',
    invited: 'is-soon',
    unlicensed: 'is-last',
  };
  return <span className={`tag ${looks[standing] ?? ''}`}>{standings[standing]}</span>;
}
