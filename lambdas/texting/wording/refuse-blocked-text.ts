// What carriers would block is refused before it is sent (TX-9), and a template's field that nobody filled in (CP-1); the agent is told
// what in the text is meant.
import type { Refusal } from '../../platform/outcome.ts';
import { holesIn } from './fields.ts';
import { shortenersIn } from './link-shorteners.ts';
import { readSpamPhrases, type SpamPhrase, spamPhrasesIn } from './spam-phrases.ts';

/** Hosts and phrases that carriers block, by configuration. */
export type BlockedContent = { linkShorteners: readonly string[]; spamPhrases: readonly SpamPhrase[] };

/** As a function's environment has them. */
export function blockedContentOf(env: {
  LINK_SHORTENERS: readonly string[];
  SPAM_PHRASES: readonly string[];
}): BlockedContent {
  return { linkShorteners: env.LINK_SHORTENERS, spamPhrases: readSpamPhrases(env.SPAM_PHRASES) };
}

/** Undefined for a text that may be sent. */
export function refuseBlockedText(
  body: string,
  { linkShorteners, spamPhrases }: BlockedContent,
): Refusal<'link-shortener' | 'spam-phrase' | 'unfilled-field'> | undefined {
  const holes = [...new Set(holesIn(body).map(({ field }) => `{${field}}`))];
  if (holes.length > 0) {
    const detail = `Fill in ${holes.join(', ')}, or delete it: the client would see the braces.`;
    return { refused: 'unfilled-field', detail, errors: faultsOf(holes) };
  }
  const shorteners = shortenersIn(body, linkShorteners);
  if (shorteners.length > 0) {
    const detail = `Carriers block texts with links of ${shorteners.join(', ')}; use the full address.`;
    return { refused: 'link-shortener', detail, errors: faultsOf(shorteners) };
  }
  const phrases = spamPhrasesIn(body, spamPhrases);
  if (phrases.length === 0) return undefined;
  const detail = `Carriers take “${phrases.join('”, “')}” for spam and may block the text; say it differently.`;
  return { refused: 'spam-phrase', detail, errors: faultsOf(phrases) };
}

function faultsOf(found: readonly string[]) {
  return found.map((detail) => ({ path: '/body', detail }));
}
