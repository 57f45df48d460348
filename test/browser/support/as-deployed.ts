// The portal as it is deployed: portal, both APIs and Cognito at addresses of their own. Each is answered by the local cloud, so that the
// browser holds the page to its policy and the API to CORS.
import type { Page, Route, WebSocketRoute } from 'playwright-core';
import { deployedPortal } from '../../../local/portal/deployed-portal.ts';
import { readSynthesis } from '../../../local/template/synthesis.ts';
import type { Stage } from '../../stories/support/stage.ts';

const passedOn = ['accept', 'authorization', 'content-type', 'idempotency-key'];

export type Addresses = { portal: string; api: string; signInPage: string };

/** Has all requests of the page answered so; `agentId` is who signs in. Answers where everything is. */
export async function asDeployed(page: Page, stage: Stage, agentId: string): Promise<Addresses> {
  const { port } = new URL(stage.cloud.url);
  const synthesis = readSynthesis(process.env.DIBS_TEMPLATE_DIR ?? '', Number(port));
  const configuration = deployedPortal(stage.cloud.template, synthesis)?.configuration;
  if (configuration === undefined) throw new Error('The template has no portal.');
  const signOut = new URL(configuration.signOutUrl);
  const addresses = {
    portal: new URL(signOut.searchParams.get('logout_uri') ?? '').origin,
    api: configuration.apiUrl,
    signInPage: new URL(configuration.signInUrl).origin,
  };
  const local = stage.cloud.url;
  const cors = { 'access-control-allow-origin': '*' };

  await page.route(`${addresses.portal}/**`, async (route) => {
    if (new URL(route.request().url()).pathname !== '/config.json') return passOn(route, local);
    const response = await ask(route, `${local}/config.json`);
    await route.fulfill({ response, json: configuration });
  });
  await page.route(`${addresses.api}/**`, (route) => passOn(route, local, addresses.portal));
  await page.routeWebSocket(
    ({ href }) => href.startsWith(configuration.liveUrl),
    (browser) => bridge(browser, `${local.replace('http', 'ws')}${new URL(configuration.liveUrl).pathname}`),
  );
  await page.route(`${addresses.signInPage}/**`, async (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname.replace('/oauth2', '');
    if (path === '/authorize') url.searchParams.set('login_hint', agentId);
    const response = await ask(route, `${local}/_local/oidc${path}${url.search}`);
    const { location } = response.headers();
    if (location === undefined)
      return route.fulfill({ response, headers: { ...response.headers(), ...cors } });
    // What a redirect leads to would not be answered here: a page that goes there is.
    const onward = `<meta http-equiv="refresh" content="0;url=${location.replaceAll('&', '&amp;')}">`;
    await route.fulfill({ contentType: 'text/html', body: onward });
  });
  return addresses;
}

/** What the browser sends goes to the local cloud, and the other way round. */
function bridge(browser: WebSocketRoute, address: string): void {
  const local = new WebSocket(address + new URL(browser.url()).search);
  const isOpen = new Promise((resolve) => local.addEventListener('open', resolve));
  browser.onMessage(async (message) => {
    await isOpen;
    local.send(message);
  });
  local.addEventListener('message', ({ data }) => browser.send(String(data)));
  local.addEventListener('close', () => browser.close());
  browser.onClose(() => local.close());
}

async function passOn(route: Route, local: string, origin?: string): Promise<void> {
  const { pathname, search } = new URL(route.request().url());
  await route.fulfill({ response: await ask(route, `${local}${pathname}${search}`, origin) });
}

/** The same request, to another address. */
async function ask(route: Route, url: string, origin?: string) {
  const given = await route.request().allHeaders();
  const headers = Object.fromEntries(Object.entries(given).filter(([name]) => passedOn.includes(name)));
  return route.fetch({
    url,
    maxRedirects: 0,
    // A connection that was closed while it was quiet.
    maxRetries: 2,
    headers: { ...headers, ...(origin !== undefined && { origin }) },
  });
}
