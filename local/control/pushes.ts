// Control routes for pushes: what a device was shown, a device that takes none any more, and subscriptions of browsers.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Sns } from '../services/sns/sns.ts';
import type { WebPush } from '../services/web-push/web-push.ts';
import { readBody } from './read-body.ts';
import type { RegisteredDevices } from './registered-devices.ts';

const endpointBody = z.strictObject({ enabled: z.boolean() });
const subscriptionBody = z.strictObject({ applicationServerKey: z.string().optional() });

/** A device is named by the id that it chose, of one agent with `?agentId=`, or an app by its token. */
export function pushRoutes(deps: {
  sns: Pick<Sns, 'pushes'>;
  webPush: Pick<WebPush, 'pushesTo' | 'enable' | 'subscribe'>;
  devices: RegisteredDevices;
}): Hono {
  const { sns, webPush, devices } = deps;
  const routes = new Hono();

  async function endpointsOf(name: string, agentId: string | undefined): Promise<string[]> {
    const found = await devices.called(name);
    return found
      .filter((each) => agentId === undefined || each.agentId === agentId)
      .map(({ endpoint }) => endpoint);
  }

  routes.get('/pushes/:device', async (context) => {
    const name = context.req.param('device');
    const endpoints = await endpointsOf(name, context.req.query('agentId'));
    const tokens = new Set([name, ...endpoints.flatMap((each) => sns.pushes.tokenOf(each) ?? [])]);
    const toApps = [...tokens].flatMap((token) => sns.pushes.pushesTo(token));
    const toBrowsers = [...new Set(endpoints)].flatMap((each) => webPush.pushesTo(each));
    const pushes = [
      ...toApps.map(({ message, atMs }) => ({ message, atMs })),
      ...toBrowsers.map(({ endpoint: _, ...push }) => push),
    ]
      .toSorted((one, other) => one.atMs - other.atMs)
      .map(({ atMs, ...push }) => ({ ...push, at: new Date(atMs).toISOString() }));
    return context.json({ pushes });
  });

  routes.post('/pushes/:device/endpoint', async (context) => {
    const body = await readBody(context, endpointBody);
    if (!body.ok) return body.problem;
    const name = context.req.param('device');
    const { enabled } = body.value;
    const endpoints = await endpointsOf(name, context.req.query('agentId'));
    const tokens = new Set([name, ...endpoints.flatMap((each) => sns.pushes.tokenOf(each) ?? [])]);
    const known = [...tokens].filter((token) => sns.pushes.enable(token, enabled));
    const browsers = endpoints.filter((endpoint) => endpoint.startsWith('https:'));
    for (const endpoint of browsers) webPush.enable(endpoint, enabled);
    if (known.length + browsers.length === 0) {
      return problem(context, 404, 'unknown-device', 'No such device', 'No device has that id or token.');
    }
    return context.json({ enabled });
  });

  routes.post('/push-subscriptions', async (context) => {
    const body = await readBody(context, subscriptionBody);
    if (!body.ok) return body.problem;
    return context.json(webPush.subscribe(body.value.applicationServerKey), 201);
  });

  return routes;
}
