// The emails that remind an agent of the text that waits for an answer (CO-3).
import type { OpenRequest } from './consent.ts';

const what: Record<OpenRequest['kind'], string> = {
  enrollment: 'complete your signup for text alerts',
  reconfirmation: 'go on receiving text alerts',
};

/** `link`: the profile in the portal. */
export function reminderEmail(
  { kind, isLast }: { kind: OpenRequest['kind']; isLast: boolean },
  number: string,
  link: string,
): { subject: string; body: string } {
  const urgency = isLast
    ? 'This is the last reminder: without an answer text alerts are switched off a day from now.'
    : 'Without an answer text alerts are switched off 36 hours after that text.';
  return {
    subject: isLast ? `Last reminder: reply YES to ${what[kind]}` : `Reply YES to ${what[kind]}`,
    body: [
      `We sent you a text from ${number}. Please reply to it with YES to ${what[kind]}. ${urgency}`,
      `Where your text alerts stand: ${link}`,
    ].join('\n\n'),
  };
}
