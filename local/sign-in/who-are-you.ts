// The local sign-in page: one button for each agent of the table and each person of the back office, in place of Cognito's page.
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Operator } from './operators.ts';
import type { Agent } from './people.ts';

export const SIGN_IN_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export function whoAreYou(
  agents: readonly Agent[],
  operators: readonly Operator[],
): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Who are you? · Dibs, local</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      main { max-width: 26rem; margin: 2rem auto; padding: 0 1rem; }
      form { display: grid; gap: 0.5rem; }
      button {
        font: inherit; text-align: start; padding: 0.75rem 1rem; cursor: pointer; color: CanvasText;
        background: Canvas; border: 1px solid GrayText; border-radius: 0.75rem;
      }
      button:hover { border-color: CanvasText; }
      button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
      small { display: block; }
    </style>
  </head>
  <body>
    <main>
      <h1>Who are you?</h1>
      <p>This is the local cloud: nobody has a password. Deployed, Cognito asks here.</p>
      ${agents.length === 0 ? html`<p>No team has an agent yet.</p>` : html`<form method="post">${agents.map(button)}</form>`}
      <h2>Back office</h2>
      <form method="post">${operators.map(operatorButton)}</form>
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
