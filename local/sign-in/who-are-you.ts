// The local sign-in page: one button for each agent of the table and each person of the back office, in place of Cognito's page.
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Entered } from './by-password.ts';
import type { Operator } from './operators.ts';
import type { Agent } from './people.ts';

export const SIGN_IN_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** `says`: why the password that was entered is not good. */
export function whoAreYou(agents: readonly Agent[], operators: readonly Operator[], says?: string): Page {
  return page(
    'Who are you?',
    html`<p>This is the local cloud: choose who you are, no password needed. Invited by email? Sign in <a href="#invited">with your first password</a>. Deployed, Cognito asks here.</p>
      ${agents.length === 0 ? html`<p>No team has an agent yet.</p>` : html`<form method="post">${agents.map(button)}</form>`}
      <h2>Back office</h2>
      <form method="post">${operators.map(operatorButton)}</form>
      <h2 id="invited">By an invitation</h2>
      ${said(says)}
      <form method="post">
        <label>Email <input name="email" type="email" autocomplete="username" required /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required ${says === undefined ? '' : 'autofocus'} /></label>
        <button>Sign in</button>
      </form>`,
  );
}

/** After the first password. */
export function chooseYourPassword({ email, password }: Entered, says: string): Page {
  return page(
    'Choose your password',
    html`${said(says)}
      <form method="post">
        <input type="hidden" name="email" value="${email}" />
        <input type="hidden" name="password" value="${password}" />
        <label>New password <input name="newPassword" type="password" autocomplete="new-password" required autofocus /></label>
        <button>Sign in</button>
      </form>`,
  );
}

function said(says: string | undefined) {
  return says ? html`<p role="alert">${says}</p>` : '';
}

function page(title: string, content: Page): Page {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Dibs, local</title>
    <style>
      :root { color-scheme: light dark; color: CanvasText; background: Canvas; font: 1rem/1.5 system-ui, sans-serif; }
      main { max-width: 26rem; margin: 2rem auto; padding: 0 1rem; }
      form { display: grid; gap: 0.5rem; }
      button, input {
        font: inherit; text-align: start; padding: 0.75rem 1rem; color: CanvasText;
        background: Canvas; border: 1px solid GrayText; border-radius: 0.75rem;
      }
      button { cursor: pointer; }
      button:hover { border-color: CanvasText; }
      :is(button, input):focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
      small, label, label input { display: block; }
      label input { width: 100%; box-sizing: border-box; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

function button({ agentId, name, teamId }: Agent) {
  return html`<button name="agentId" value="${agentId}">${name}<small>${agentId} in ${teamId}</small></button>`;
}

const OFFICES: Record<string, string> = { admins: 'Administrator', sources: 'Source' };

function operatorButton({ personId, email, groups }: Operator) {
  const office = groups.map((group) => OFFICES[group] ?? group).join(', ');
  return html`<button name="personId" value="${personId}">${office}<small>${email}</small></button>`;
}
