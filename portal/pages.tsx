// Shows the portal in the reader's language: its pages to whoever is signed in, and to others what became of their sign-in.
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openApi } from './api/api.ts';
import { newQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { forgetLook, rememberedLook } from './look/brand-look.ts';
import { LanguageProvider, languageOf } from './messages/language.tsx';
import { ownLanguage } from './messages/own-language.ts';
import { openLiveChannel } from './session/open-live-channel.ts';
import { PortalProvider } from './session/portal-context.tsx';
import type { RuntimeConfig } from './session/runtime-config.ts';
import type { Session } from './session/session.ts';
import { watchForSignOut } from './session/sign-out-note.ts';
import { SignedOut, type SignedOutState } from './session/signed-out.tsx';

const place = document.getElementById('portal');
if (place === null) throw new Error('The page has no place for the portal.');
/** It takes the place of the shapes of a page that index.html has there. */
const root = createRoot(place);
const loadingLanguage = languageOf(ownLanguage());

export async function showSignedOut(state: SignedOutState): Promise<void> {
  const language = await loadingLanguage;
  if (state.kind === 'signed-out') forgetLook(document.documentElement, localStorage);
  root.render(
    <LanguageProvider language={language}>
      <SignedOut state={state} />
    </LanguageProvider>,
  );
}

export async function showPages(session: Session, config: RuntimeConfig): Promise<void> {
  const openedAt = Date.now();
  const language = await loadingLanguage;
  const { agent } = session;
  if (agent === undefined || rememberedLook(agent.agentId, localStorage) === undefined) {
    forgetLook(document.documentElement, localStorage);
  }
  const api = openApi(config.apiUrl, session);
  const client = newQueryClient();
  const channel = agent && openLiveChannel({ api, session, client, liveUrl: config.liveUrl });
  watchForSignOut(openedAt, localStorage, () => {
    client.clear();
    void showSignedOut({ kind: 'signed-out' });
  });
  root.render(
    <StrictMode>
      <LanguageProvider language={language}>
        <QueryClientProvider client={client}>
          <PortalProvider portal={{ api, session, channel }}>
            <App />
          </PortalProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
  void import('./push/start.ts');
}
