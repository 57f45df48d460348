// Starts the portal: the reader's language, the stage's configuration, the sign-in, then the pages.
import './look/colors.css';
import './look/page.css';
import './look/controls.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { openApi } from './api/api.ts';
import { newQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { forgetLook, rememberedLook } from './look/brand-look.ts';
import { type Language, LanguageProvider, languageOf } from './messages/language.tsx';
import { openLiveChannel } from './session/open-live-channel.ts';
import { PortalProvider } from './session/portal-context.tsx';
import { readRuntimeConfig } from './session/runtime-config.ts';
import { openSession } from './session/session.ts';
import { SignedOut } from './session/signed-out.tsx';

async function start(root: Root, language: Language): Promise<void> {
  const showState = (state: Parameters<typeof SignedOut>[0]['state']) =>
    root.render(
      <LanguageProvider language={language}>
        <SignedOut state={state} />
      </LanguageProvider>,
    );
  if (new URLSearchParams(location.search).has('signed-out')) {
    forgetLook(document.documentElement, localStorage);
    return showState('signed-out');
  }
  showState('opening');
  const config = await readRuntimeConfig().catch(() => undefined);
  if (config === undefined) return showState('unreachable');
  const session = await openSession(config).catch((fault: unknown) => {
    console.error(fault);
    return undefined;
  });
  if (session === undefined) return showState('refused');
  const { agent } = session;
  if (agent === undefined || rememberedLook(agent.agentId, localStorage) === undefined) {
    forgetLook(document.documentElement, localStorage);
  }
  const api = openApi(config.apiUrl, session);
  const client = newQueryClient();
  const channel = agent && openLiveChannel({ api, session, client, liveUrl: config.liveUrl });
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
}

void import('./push/start.ts');
const place = document.getElementById('portal');
if (place !== null) void start(createRoot(place), await languageOf(navigator.languages));
