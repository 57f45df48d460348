// The local sign-in page: one button for each agent of the table and each person of the back office, in place of Cognito's page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Entered } from './by-password.ts';
import type { Operator } from './operators.ts';
import type { Agent } from './people.ts';

// `look.js`: the portal's own, which draws the page in the color of the brand that this browser was signed in to last.
export const SIGN_IN_PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const sheets = join(import.meta.dirname, '../../portal/look');
/** The portal's own style sheets, so that both are of one look, and what this page alone has. */
const look = [
  ...['colors', 'page', 'controls'].map((name) => readFileSync(join(sheets, `${name}.css`), 'utf8')),
  `main { max-width: 30rem; }
   small { display: block; color: var(--quiet); font-size: 0.85rem; font-weight: 400; }
   .product { margin: 14px 0 0; color: var(--main-text); font-weight: 700; }
   .people { display: grid; gap: 8px; }
   .people button { text-align: start; overflow-wrap: anywhere; }`,
].join('\n');

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

type Everyone = {
  agents: readonly Agent[];
  teams: ReadonlyMap<string, { name: string; brand: string | undefined }>;
  operators: readonly Operator[];
  /** Why the password that was entered is not good. */
  says: string | undefined;
};

export function whoAreYou({ agents, teams, operators, says }: Everyone): Page {
  const byTeam = Map.groupBy(agents, ({ teamId }) => teamId);
  return page(
    'Who are you?',
    html`<p>This is the local cloud: choose who you are, no password needed. Invited by email? Sign in <a href="#invited">with your first password</a>. Deployed, Cognito asks here.</p>
      ${agents.length === 0 ? html`<p>No team has an agent yet.</p>` : ''}
      ${[...byTeam].map(([teamId, members]) => {
        const team = teams.get(teamId);
        return html`<section class="panel">
          <h2><bdi dir="auto">${team?.name ?? teamId}</bdi>${team?.brand ? html` <small>${team.brand}</small>` : ''}</h2>
          <form method="post" class="people">${members.map(button)}</form>
        </section>`;
      })}
      <section class="panel">
        <h2>Back office</h2>
        <form method="post" class="people">${operators.map(operatorButton)}</form>
      </section>
      <section class="panel">
        <h2 id="invited">By an invitation</h2>
        ${said(says)}
        <form method="post" novalidate>
          <label>Email <input name="email" type="email" autocomplete="username" required /></label>
          <label>Password <input name="password" type="password" autocomplete="current-password" required ${says === undefined ? '' : 'autofocus'} /></label>
          <button type="submit" class="is-main">Sign in</button>
        </form>
      </section>`,
  );
}

/** After the first password. */
export function chooseYourPassword({ email, password }: Entered, says: string): Page {
  return page(
    'Choose your password',
    html`${said(says)}
      <form method="post" novalidate>
        <input type="hidden" name="email" value="${email}" />
        <input type="hidden" name="password" value="${password}" />
        <label>New password <input name="newPassword" type="password" autocomplete="new-password" required autofocus /></label>
        <button type="submit" class="is-main">Sign in</button>
      </form>`,
  );
}

function said(says: string | undefined) {
  return says ? html`<p role="alert" class="notice is-bad">${says}</p>` : '';
}

function page(title: string, content: Page): Page {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Dibs, local</title>
    <script src="/look.js"></script>
    <style>${raw(look)}
    </style>
  </head>
  <body>
    <main>
      <p class="product">Dibs <span class="quiet">local cloud</span></p>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

function button({ agentId, name }: Agent) {
  return html`<button name="agentId" value="${agentId}"><bdi dir="auto">${name}</bdi><small>${agentId}</small></button>`;
}

const OFFICES: Record<string, string> = { admins: 'Administrator', sources: 'Source' };

function operatorButton({ personId, email, groups }: Operator) {
  const office = groups.map((group) => OFFICES[group] ?? group).join(', ');
  return html`<button name="personId" value="${personId}">${office}<small>${email}</small></button>`;
}
