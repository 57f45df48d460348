// The emails that remind an agent of the text that is waiting for an answer (CO-3).
import type { OpenRequest } from '../consent.ts';

const what: Record<OpenRequest['kind'], string> = {
  enrollment: 'complete your signup for text alerts',
  reconfirmation: 'keep receiving text alerts',
};

/** `link`: the profile in the portal. */
export function reminderEmail(
  { kind, isLast }: { kind: OpenRequest['kind']; isLast: boolean },
  number: string,
  link: string,
): { subject: string; body: string } {
  const urgency = isLast
    ? 'This is the last reminder: if you do not reply, text alerts will be turned off a day from now.'
    : 'If you do not reply, text alerts will be turned off 36 hours after that text.';
  return {
    subject: isLast ? `Last reminder: reply YES to ${what[kind]}` : `Reply YES to ${what[kind]}`,
    body: [
      `We sent you a text from ${number}. Please reply YES to it to ${what[kind]}. ${urgency}`,
      `Check your text alerts: ${link}`,
    ].join('\n\n'),
  };
}
