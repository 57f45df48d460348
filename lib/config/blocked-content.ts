// What functions are told of the hosts and phrases that carriers block.
import type { StageConfig } from './stage-config.ts';

/** A function's environment, as `lambdas/platform/blocked-variables.ts` reads it. */
export function blockedEnvironment({
  linkShorteners,
  spamPhrases,
}: Pick<StageConfig, 'linkShorteners' | 'spamPhrases'>): { LINK_SHORTENERS: string; SPAM_PHRASES: string } {
  return { LINK_SHORTENERS: JSON.stringify(linkShorteners), SPAM_PHRASES: JSON.stringify(spamPhrases) };
}
