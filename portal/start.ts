// Starts the portal: signs in first, by as little code as that takes. The pages' code and what they read first are loaded side by side then.
import './look/colors.css';
import './look/page.css';
import './look/controls.css';
import './look/skeleton.css';
// Of the pages that come first: in one file with the others, before their code is asked for.
import './navigation.css';
import './inbox/inbox.css';
import './claim/claim.css';
import './conversation/conversation.css';

import { beginReads, firstReads } from './api/early-reads.ts';
import { loadedLanguages } from './messages/loaded-languages.ts';
import { ownLanguage } from './messages/own-language.ts';
import { type Opening, openSession } from './session/session.ts';

/** Without a connection they don't come; a page that is asked for anew says so (portal/worker). */
const againMs = 3000;

const loadPages = () =>
  import('./pages.tsx').catch((fault: unknown) => {
    setTimeout(() => location.reload(), againMs);
    throw fault;
  });

/** The reader's words, where they are not English, come beside the pages and not after them. */
function loadBeside(): void {
  const { code } = ownLanguage();
  // Whoever shows them meets a fault again.
  if (code !== 'en') loadedLanguages[code]().catch(() => undefined);
  loadPages().catch(() => undefined);
}

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  if (query.has('signed-out')) return (await loadPages()).showSignedOut({ kind: 'signed-out' });
  // Who comes back from the sign-in needs them in any case; who leaves for it would wait for them in vain.
  if (query.has('state')) loadBeside();
  const opening = await openSession().catch(refusal);
  if (opening.kind !== 'open') return (await loadPages()).showSignedOut(opening);
  const { session, config } = opening;
  if (session.agent !== undefined) beginReads(config.apiUrl, session.token(), firstReads(location.pathname));
  await (await loadPages()).showPages(session, config);
}

/** A browser that keeps nothing over a redirect can't sign in. */
function refusal(fault: unknown): Opening {
  console.error(fault);
  return { kind: 'refused', signOutUrl: undefined };
}

void start();
