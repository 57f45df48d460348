// The page's script: Swagger UI over /openapi.json, and whose token "Execute" sends.
import * as z from 'zod/mini';

type ApiRequest = { url: string; headers: Record<string, string> };
declare const SwaggerUIBundle: (options: {
  url: string;
  dom_id: string;
  deepLinking: boolean;
  docExpansion: 'list';
  filter: boolean;
  tryItOutEnabled: boolean;
  displayRequestDuration: boolean;
  /** Nobody else is asked whether the document is valid. */
  validatorUrl: null;
  requestInterceptor: (request: ApiRequest) => ApiRequest;
}) => unknown;

const listed = z.object({
  agents: z.array(z.object({ agentId: z.string(), name: z.string(), teamId: z.string() })),
});
const signedIn = z.object({ token: z.optional(z.string()), detail: z.optional(z.string()) });

const who = elementOf('who', HTMLSelectElement);
const state = elementOf('state', HTMLElement);
let token: string | undefined;

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    // What was typed into "Authorize" goes before.
    if (token !== undefined) request.headers.Authorization ??= `Bearer ${token}`;
    return request;
  },
});

who.addEventListener('change', () => void signIn(who.value));
offer('the source, a machine', { client: 'source' });
offer('an administrator, a machine', { client: 'admin' });
offer('one of the source’s people', { person: 'source' });
offer('an administrator, a person', { person: 'admin' });
const { agents } = listed.parse(await (await fetch('/_local/agents')).json());
for (const { agentId, name, teamId } of agents) offer(`${name} of ${teamId} (${agentId})`, { agentId });

function offer(label: string, login: object): void {
  who.append(new Option(label, JSON.stringify(login)));
}

async function signIn(login: string): Promise<void> {
  token = undefined;
  state.textContent = '';
  if (login === '') return;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/_local/login', { method: 'POST', headers, body: login });
  const read = signedIn.parse(await answer.json());
  token = read.token;
  state.textContent = read.detail ?? 'Signed in: open a route and press “Execute”.';
}

function elementOf<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}
