// The local sign-in page: one button for each agent of the table and each person of the back office, in place of Cognito's page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Entered } from './by-password.ts';
import type { Operator } from './operators.ts';
import type { Agent } from './people.ts';
import { type Language, type Says, saysIn } from './words.ts';

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
  language: Language;
  agents: readonly Agent[];
  teams: ReadonlyMap<string, { name: string; brand: string | undefined }>;
  operators: readonly Operator[];
  /** Why the password that was entered is not good. */
  says: Says | undefined;
};

export function whoAreYou({ language, agents, teams, operators, says }: Everyone): Page {
  const { words } = language;
  const byTeam = Map.groupBy(agents, ({ teamId }) => teamId);
  return page(
    language,
    words.whoAreYou,
    html`<p>${words.choose} ${words.invited} <a href="#invited">${words.byFirstPassword}</a>. ${words.deployed}</p>
      ${agents.length === 0 ? html`<p>${words.nobody}</p>` : ''}
      ${[...byTeam].map(([teamId, members]) => {
        const team = teams.get(teamId);
        return html`<section class="panel">
          <h2><bdi dir="auto">${team?.name ?? teamId}</bdi>${team?.brand ? html` <small>${team.brand}</small>` : ''}</h2>
          <form method="post" class="people">${members.map(button)}</form>
        </section>`;
      })}
      <section class="panel">
        <h2>${words.backOffice}</h2>
        <form method="post" class="people">${operators.map((each) => operatorButton(each, language))}</form>
      </section>
      <section class="panel">
        <h2 id="invited">${words.byInvitation}</h2>
        ${said(says, language)}
        <form method="post" novalidate>
          <label>${words.email} <input name="email" type="email" autocomplete="username" required /></label>
          <label>${words.password} <input name="password" type="password" autocomplete="current-password" required ${says === undefined ? '' : 'autofocus'} /></label>
          <button type="submit" class="is-main">${words.signIn}</button>
        </form>
      </section>`,
  );
}

/** After the first password. */
export function chooseYourPassword(
  { email, password }: Entered,
  says: Says | undefined,
  language: Language,
): Page {
  const { words } = language;
  return page(
    language,
    words.choosePassword,
    html`${said(says, language)}
      <form method="post" novalidate>
        <input type="hidden" name="email" value="${email}" />
        <input type="hidden" name="password" value="${password}" />
        <label>${words.newPassword} <input name="newPassword" type="password" autocomplete="new-password" required autofocus /></label>
        <button type="submit" class="is-main">${words.signIn}</button>
      </form>`,
  );
}

function said(says: Says | undefined, language: Language) {
  return says ? html`<p role="alert" class="notice is-bad">${saysIn(language, says)}</p>` : '';
}

function page({ code, words }: Language, title: string, content: Page): Page {
  return html`<!doctype html>
<html lang="${code}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Dibs</title>
    <script src="/look.js"></script>
    <style>${raw(look)}
    </style>
  </head>
  <body>
    <main>
      <p class="product">Dibs <span class="quiet">${words.product}</span></p>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

function button({ agentId, name }: Agent) {
  return html`<button name="agentId" value="${agentId}"><bdi dir="auto">${name}</bdi><small>${agentId}</small></button>`;
}

function operatorButton({ personId, email, groups }: Operator, { words }: Language) {
  const offices: Readonly<Record<string, string>> = words.offices;
  const office = groups.map((group) => offices[group] ?? group).join(', ');
  return html`<button name="personId" value="${personId}">${office}<small>${email}</small></button>`;
}
