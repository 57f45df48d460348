// What others do shows at once, without being asked for; while it can't, the page says so, asks, and recovers by itself.
import { expect } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { agentOf, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { browserTest, type PortalInBrowser } from '../support/harness.ts';

const inbox = 'GET /me/referrals';
const late = 'Changes by others may take up to 30 seconds to show';

const live = JSON.stringify({ live: true });

/** What goes to the API and what comes by the live channel, in order; the pages themselves are not counted. */
function traffic(page: Page) {
  const seen: string[] = [];
  const open = new Set<Request>();
  let look = () => {};
  const isOfApi = (request: Request) => request.headers().authorization !== undefined;
  const see = (what: string) => {
    seen.push(what);
    look();
  };
  const end = (request: Request) => {
    open.delete(request);
    look();
  };
  page.on('request', (request) => {
    if (!isOfApi(request)) return;
    open.add(request);
    see(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => see(String(payload)));
  });
  /** Once `is` and every request has its answer: one that is open while the clock is moved on runs out of time. */
  const quietWhen = (is: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (open.size === 0 && is()) resolve();
      };
      look();
    });
  return {
    seen,
    // Once it hears, all is read anew, and lists once more after a moment.
    hasReadAnew: () =>
      quietWhen(() => {
        const since = seen.indexOf(live);
        return since >= 0 && seen.slice(since).filter((each) => each === inbox).length >= 2;
      }),
    isAnswered: () => quietWhen(() => true),
  };
}

export function hearing(portal: () => PortalInBrowser): void {
  browserTest(
    'LI-1 CT-3 a claim and a reminder that comes due show in a second browser, which asks for nothing before it is told',
    async () => {
      const { stage, open, blank } = portal();
      const team = await aTeam(stage, 2);
      const winner = agentOf(team);
      const referralId = await aReferral(stage, referralFor(team.teamId));
      const own = await aReferral(stage, referralFor(team.teamId));
      await team.lead.does('POST', `/referrals/${own}/messages`, { body: 'Hello, shall we talk?' });
      const at = new Date(stage.cloud.clock.now() + 60_000).toISOString();
      await team.lead.does('POST', `/referrals/${own}/reminders`, { at, text: 'call back' });
      const page = await blank({}, team.lead.agentId);
      await page.clock.install();
      const { seen, hasReadAnew, isAnswered } = traffic(page);
      await page.goto(stage.cloud.url);
      await page
        .getByRole('link', { name: /Buyer in Springfield, IL/ })
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'Your reminders' }).waitFor();
      await hasReadAnew();
      // The other lists are read once more, too.
      await page.clock.runFor(3000);
      await isAnswered();
      seen.length = 0;
      await page.clock.runFor(180_000);
      expect(seen).toEqual([]);
      await stage.advance(60_000);
      await page.getByRole('link', { name: 'Reminders: 1 is due' }).waitFor();
      // Also what became of the text was told meanwhile.
      expect(seen[0]).toMatch(/^\{"changed"/);
      expect(seen).toContain(JSON.stringify({ changed: 'reminders', referralId: own }));
      await page.clock.runFor(3000);
      await isAnswered();
      seen.length = 0;
      const other = await open(winner.agentId, `/referrals/${referralId}`);
      await other.getByRole('button', { name: 'Send and claim' }).click();
      await page.getByText(`${winner.name} has it`).waitFor();
      expect(seen[0]).toBe(JSON.stringify({ changed: 'referral', referralId }));
      expect(new Set(seen.filter((each) => /^[A-Z]+ /.test(each)))).toEqual(
        new Set([inbox, 'GET /me/reminders']),
      );
    },
  );

  browserTest(
    'LI-1 without its channel the page says so, asks every 30 seconds, and recovers by itself',
    async () => {
      const { stage, blank } = portal();
      const team = await aTeam(stage, 1);
      const page = await blank({}, team.lead.agentId);
      await page.clock.install();
      const ticket = `${team.teamId}.${team.lead.agentId}.chn_${'0'.repeat(20)}`;
      const noChannel = { status: 201, json: { ticket, endsAt: '2030-01-01T00:00:00.000Z' } };
      let isCutOff = true;
      await page.route('**/me/live-channels', (route) =>
        isCutOff ? route.fulfill(noChannel) : route.continue(),
      );
      await page.goto(stage.cloud.url);
      await page.getByText(late).waitFor();
      const referralId = await aReferral(stage, referralFor(team.teamId));
      expect(await page.getByRole('link', { name: /Buyer in Springfield, IL/ }).count()).toBe(0);
      await page.clock.runFor(30_000);
      await page.getByRole('link', { name: /Buyer in Springfield, IL/ }).waitFor();
      isCutOff = false;
      // In one step: a try that time runs past is given up, and the next one comes after up to half a minute.
      await page.clock.fastForward(30_000);
      await page.clock.resume();
      await page.getByText(late).waitFor({ state: 'detached' });
      await team.lead.does('POST', `/referrals/${referralId}/decline`);
      await page.getByText('Closed by the team lead').first().waitFor();
    },
  );

  browserTest('LI-2 PE-4 who is taken off the team is signed out', async () => {
    const { stage, blank } = portal();
    const team = await aTeam(stage, 2);
    const leaver = agentOf(team);
    const page = await blank({}, leaver.agentId);
    const { hasReadAnew } = traffic(page);
    await page.goto(stage.cloud.url);
    await hasReadAnew();
    const leaving = page.waitForRequest('**/logout?*');
    await stage.admin('DELETE', `/teams/${team.teamId}/agents/${leaver.agentId}`);
    await leaving;
  });
}
