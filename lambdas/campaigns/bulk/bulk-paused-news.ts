// What is told of a bulk text that was paused (CP-7).
import type { TeamNews } from '../../claiming/notifications.ts';

const why = 'More than 3 in 100 of the clients who got it asked for no more texts. What has not left waits.';

/** `isLead`: of the reader, who alone may have it go on. `link`: its page in the portal. */
export function bulkPausedNews(
  isLead: boolean,
  link: string,
): Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'> {
  const whatToDo = isLead
    ? 'Look at its report, then cancel it or have it go on.'
    : 'Cancel it, or ask your team lead to look at its report.';
  return {
    kind: 'bulk-paused',
    subject: 'A bulk text is paused: too many opt-outs',
    pushSubject: 'A bulk text is paused',
    email: [`${why} ${whatToDo}`, link].join('\n\n'),
    alert: `A bulk text is paused: too many clients asked for no more texts. ${link}`,
    push: whatToDo,
  };
}
