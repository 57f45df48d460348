// The portal as agents and leads who read French or Spanish see it, page after page on a phone: nothing is left in English, all of it fits, and
// each control has a name.
import { expect } from '@jest/globals';
import { bulkWords } from '../../../portal/bulk-texts/words.ts';
import { oneClientWords } from '../../../portal/clients/one/words.ts';
import { actsWords } from '../../../portal/conversation/acts/words.ts';
import { french } from '../../../portal/messages/french.ts';
import { spanish } from '../../../portal/messages/spanish.ts';
import { languageWords } from '../../../portal/profile/language-words.ts';
import { reminderWords } from '../../../portal/reminders/reminder-words.ts';
import { routingWords } from '../../../portal/routing/words.ts';
import {
  aReferral,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import { askForCall, callOf, pinFor, referralByPhone } from '../../stories/support/phone-calls.ts';
import { dayMs, secondMs } from '../../stories/support/stage.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { misfits, rowsOfPlaces } from '../support/fit.ts';
import { goTo, loaded } from '../support/go-to.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';
import { englishBut, leftInEnglish } from '../support/left-in-english.ts';

/** What has nothing to press on the way to it. A new page of agents or leads has a line here. */
const pages = [
  '/?list=team',
  '/?list=closed',
  '/reminders',
  '/clients?textable=true&whose=team',
  '/campaigns',
  '/campaigns/templates',
  '/campaigns/templates/tpl_french',
  '/campaigns/templates/new',
  '/campaigns/plans/sample',
  '/campaigns/plans',
  '/campaigns/plans/plan_french',
  '/campaigns/greetings',
  '/campaigns/sending-health',
  '/campaigns/bulk-texts',
  '/campaigns/bulk-texts/new?whose=team',
  '/response-times',
  '/me',
  '/start',
  '/nowhere',
];

type Clients = { team: StoryTeam; taken: string; offered: string; missed: string; byPin: string };

/** Clients in every state; what people wrote is told by its direction, and may be in any language. */
async function clientsOf({ stage }: PortalInBrowser): Promise<Clients> {
  const team = await aTeam(stage, 2);
  const { teamId, lead } = team;
  const template = { name: 'Bonjour', body: 'Bonjour {ClientFirstName}' };
  await lead.does('PUT', `/teams/${teamId}/templates/tpl_french`, template);
  const plan = { name: 'Bonjour', starts: 'with-claim', steps: [{ afterDays: 1, templateId: 'tpl_french' }] };
  await lead.does('PUT', `/teams/${teamId}/plans/plan_french`, plan);
  const taken = await aReferral(stage, coveredReferralFor(teamId));
  await lead.does('POST', `/referrals/${taken}/messages`, { body: 'Bonjour' });
  await lead.does('POST', `/referrals/${taken}/notes`, { text: 'Jardin' });
  const tomorrow = new Date(stage.cloud.clock.now() + dayMs).toISOString();
  await lead.does('POST', `/referrals/${taken}/reminders`, { at: tomorrow, text: 'Jardin' });
  await lead.does('PATCH', `/referrals/${taken}`, { stage: 'active', tags: ['Jardin'] });
  const declined = await aReferral(stage, referralFor(teamId));
  await lead.does('POST', `/referrals/${declined}/decline`, {});
  const [missed, byPin, offered] = [
    await aReferral(stage, referralByPhone(teamId)),
    await aReferral(stage, referralByPhone(teamId)),
    await aReferral(stage, referralFor(teamId)),
  ];
  await pinFor(stage, lead, byPin);
  await askForCall(stage, lead, missed);
  await stage.advance(20 * secondMs);
  expect(await callOf(lead, missed)).toMatchObject({ state: 'missed' });
  return { team, taken, offered, missed, byPin };
}

export function languages(portal: () => PortalInBrowser): void {
  browserTest(
    'every page of agents and leads is in French and in Spanish, fits a phone and names its controls',
    async () => {
      const clients = await clientsOf(portal());
      const found = await Promise.all([
        walk(portal(), clients, 'fr', french, 'fr-CA'),
        walk(portal(), clients, 'es', spanish, 'es-US'),
      ]);
      expect(found).toEqual([{}, {}]);
    },
    // Two walks through all pages, 37 s where nothing else runs.
    { limitMs: 180_000 },
  );
}

/** PE-8: what somebody chooses on their page of themselves. */
export function choosingLanguages(portal: () => PortalInBrowser): void {
  browserTest(
    'PE-8 who chooses French for the portal is told things in French, until they choose another',
    async () => {
      const { stage, open } = portal();
      const { lead } = await aTeam(stage, 1);
      const language = async () => (await lead.does('GET', '/me')).body;
      const page = await open(lead.agentId, '/me');
      const { en, fr } = languageWords;
      await page.getByLabel(en.label).selectOption('fr');
      await page.getByRole('heading', { name: fr.title }).waitFor();
      expect(await language()).toMatchObject({ language: 'fr' });
      const told = page.getByLabel(fr.told);
      expect(await told.inputValue()).toBe('fr');
      await told.selectOption('es');
      await page.getByText(french.saved, { exact: true }).first().waitFor({ state: 'attached' });
      expect(await language()).toMatchObject({ language: 'es' });
      expect(await page.evaluate('document.documentElement.lang')).toBe('fr');
    },
  );
}

/** Every page in one language; answers what is wrong on each. */
async function walk(
  { open }: PortalInBrowser,
  { team, taken, offered, missed, byPin }: Clients,
  code: 'fr' | 'es',
  words: typeof french,
  locale: string,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const isEnglish = await englishBut(code);
  const page = await open(team.lead.agentId, '/', { locale, hasTouch: true });
  const look = async (what: string) => {
    const faults = [
      ...(await leftInEnglish(page, isEnglish)).map((text) => `English: ${text}`),
      ...(await misfits(page)),
      ...(await seriousFindings(page, 'words')),
    ];
    if (faults.length > 0) found[what] = faults;
  };
  const press = (name: string, index = 0) =>
    page.getByRole('button', { name, exact: true }).nth(index).click();
  const leave = () => page.keyboard.press('Escape');

  await page.locator('.rows .row').first().waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe(code);
  expect(await rowsOfPlaces(page, [320, 900, 1440, 390])).toEqual([1, 1, 1, 1]);
  await look('inbox');
  for (const path of pages) {
    await goTo(page, path);
    await look(path);
  }
  await goTo(page, `/referrals/${offered}`);
  await press(words.conversation.quickReply);
  await page.getByRole('option').first().waitFor();
  await look('first text, quick replies');
  await leave();
  await press(words.claim.decline);
  await look('decline');
  await leave();
  await goTo(page, `/referrals/${missed}`);
  await page.getByRole('button', { name: words.claim.callAgain }).waitFor();
  await press(words.claim.notYourNumber);
  await look('missed');
  await goTo(page, `/referrals/${byPin}`);
  await page.getByRole('heading', { name: words.claim.pinTitle }).waitFor();
  await look('PIN');

  await goTo(page, `/referrals/${taken}`);
  await page.locator('.message .is-link').first().click();
  await page.locator('.why p').first().waitFor();
  await page.locator('.more-acts summary').click();
  await look('conversation');
  const acts = actsWords[code];
  for (const act of [acts.handOver.act, acts.giveBack.act, acts.stopTexting.act]) {
    await press(act);
    await page.locator('dialog[open]').waitFor();
    await look(act);
    await leave();
  }
  const { tabs } = oneClientWords[code];
  for (const tab of [tabs.notes, tabs.plan, tabs.history, tabs.reminders]) {
    await press(tab);
    await loaded(page);
    if (tab === tabs.reminders) await press(reminderWords[code].change);
    await look(tab);
  }
  const own = bulkWords[code];
  await goTo(page, '/campaigns/bulk-texts/new?whose=team');
  await press(own.whom.onward);
  await page.getByLabel(own.what.template).selectOption({ index: 1 });
  await look('bulk text, what');
  await press(own.what.onward);
  await page.getByRole('heading', { name: own.sure.title }).waitFor();
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
  await look('bulk text, sure');
  await press(own.sure.backward);
  await page.getByRole('textbox').fill('');
  await goTo(page, '/clients');
  await page.locator('.filters summary').click();
  await look('filters');
  await goTo(page, '/lead-routing');
  await press(routingWords[code].previewButton);
  await page.getByRole('table').waitFor();
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
  await look('lead routing');
  return found;
}
