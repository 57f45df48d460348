// How an agent stands, with what became of their invitation: whose came to nothing waits for nothing.
import type { AgentOfTeam } from '../shared/answers.ts';

export type Stands = Pick<AgentOfTeam, 'standing' | 'invitation'>;

export function standingShown({ standing, invitation }: Stands): AgentOfTeam['standing'] | 'not-invited' {
  return standing === 'invited' && invitation?.state === 'failed' ? 'not-invited' : standing;
}
