// Who signed in last in a browser: the local issuer knows them again without asking, and the desk names them.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const NAME = 'dibs-local-agent';
/** Nothing but the control surface sees it. */
const path = '/_local';

export function remember(context: Context, agentId: string): void {
  setCookie(context, NAME, agentId, { httpOnly: true, sameSite: 'Lax', path });
}

export function rememberedIn(context: Context): string | undefined {
  return getCookie(context, NAME);
}

export function forget(context: Context): void {
  deleteCookie(context, NAME, { path });
}
