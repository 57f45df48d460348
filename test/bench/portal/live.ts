// The live channel: how soon a change shows in a second browser, what an idle portal asks for, and what a thousand open ones cost.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { portalDir } from '../../../local/build.ts';
import { launchChromium } from '../../browser/support/chromium.ts';
import { agentOf, aPhone, aTeam, referralFor, type StoryTeam } from '../../stories/support/builders.ts';
import type { Stage } from '../../stories/support/stage.ts';
import { bootBenchStage } from '../bench-stage.ts';
import { assumedMs } from '../cost/bill.ts';
import { costOf } from '../cost/prices.ts';

export type LiveFigures = {
  /** Milliseconds from the API's answer to the page, of each claim. */
  shownMs: readonly number[];
  /** What an idle portal does in ten minutes. */
  idle: { requests: number; messages: number };
  /** US dollars for a thousand portals that are open for an hour. */
  thousandHours: number;
};

const created = z.object({ referralId: z.string() });
/** API Gateway's prices of WebSocket APIs, us-east-1: aws.amazon.com/api-gateway/pricing. */
const messageUsd = 1e-6;
const connectionMinuteUsd = 0.25e-6;
const idleMinutes = 10;

/** `templateDir`: the stage as `npm start` builds it. */
export async function measureLive(templateDir: string, claims: number): Promise<LiveFigures> {
  const [stage, browser] = await Promise.all([bootBenchStage({ templateDir, portalDir }), launchChromium()]);
  try {
    const team = await aTeam(stage, 2);
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.addInitScript(noteWhatIsShown);
    await open(page, stage, team);
    const shownMs: number[] = [];
    for (let claim = 0; claim < claims; claim += 1) shownMs.push(await showing(page, stage, team, claim));
    await context.close();

    const idlePage = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await idlePage.clock.install();
    stage.cloud.meter.reset();
    await open(idlePage, stage, team);
    const opening = liveWork(stage);
    stage.cloud.meter.reset();
    const idle = await idling(idlePage);
    const anHour = 60 / idleMinutes;
    const perHour =
      workCost(opening) + 1e-6 + anHour * (workCost(liveWork(stage)) + idle.messages * messageUsd);
    const requestsUsd = anHour * idle.requests * 1e-6;
    return { shownMs, idle, thousandHours: 1000 * (perHour + requestsUsd + 60 * connectionMinuteUsd) };
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** In the page: when each place was first shown as somebody's. */
const noteWhatIsShown = `
  window.shownAt = {};
  new MutationObserver(() => {
    for (const row of document.querySelectorAll('a.row')) {
      const place = /Town\\d+x/.exec(row.textContent)?.[0];
      if (place && row.textContent.includes('has it')) window.shownAt[place] ??= Date.now();
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
`;

/** The lead's inbox, once it hears and has read anew. */
async function open(page: Page, stage: Stage, { lead }: StoryTeam): Promise<void> {
  const live = new Promise<void>((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => String(payload).includes('"live":true') && resolve()),
    );
  });
  await page.goto(`${stage.cloud.url}/_local/sign-in/${lead.agentId}`);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await live;
  await page.waitForLoadState('networkidle');
  await stage.settle();
}

/** One claim by text, while the lead looks at the inbox. */
async function showing(page: Page, stage: Stage, team: StoryTeam, claim: number): Promise<number> {
  const city = `Town${claim}x`;
  const request = { ...referralFor(team.teamId, aPhone()), area: { city, state: 'IL' } };
  const { referralId } = created.parse((await stage.source('POST', '/referrals', request)).body);
  await stage.settle();
  await page.getByText(city).first().waitFor();
  // Lists are read once more two seconds after a change; what is measured is not to meet that.
  await page.waitForLoadState('networkidle');
  const body = 'Hello, shall we talk?';
  const { status } = await agentOf(team).does('POST', `/referrals/${referralId}/messages`, { body });
  const answeredAt = Date.now();
  if (status !== 201) throw new Error(`The claim was refused: ${status}`);
  await page
    .locator('a.row', { hasText: city })
    .getByText(/has it/)
    .waitFor();
  const shownAt = z.number().parse(await page.evaluate(`window.shownAt['${city}']`));
  await stage.settle();
  await stage.advance(10_000);
  return shownAt - answeredAt;
}

/** The page's own time goes on by ten minutes, a second at a time; what it asks for is answered on the way. */
async function idling(page: Page): Promise<LiveFigures['idle']> {
  // Lists are read once more two seconds after the page began to hear.
  await page.clock.runFor(3000);
  await page.waitForLoadState('networkidle');
  const counted = { requests: 0, sent: 0, received: 0 };
  page.on('request', (request) => {
    if (request.headers().authorization !== undefined) counted.requests += 1;
  });
  // The connection is there already: the DevTools protocol tells of its frames.
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  devTools.on('Network.webSocketFrameSent', () => {
    counted.sent += 1;
  });
  devTools.on('Network.webSocketFrameReceived', () => {
    counted.received += 1;
  });
  for (let second = 0; second < idleMinutes * 60; second += 1) {
    await page.clock.runFor(1000);
    while (counted.sent > counted.received) await pause(5);
  }
  return { requests: counted.requests, messages: counted.sent + counted.received };
}

type Work = { invocations: number; calls: number; readUnits: number; writeUnits: number };

/** What the functions of the live channel did. */
function liveWork({ cloud }: Stage): Work {
  const { invocations, calls, capacity } = cloud.meter.read();
  const ofLive = <T>(counted: Readonly<Record<string, T>>) =>
    Object.entries(counted)
      .filter(([name]) => name.includes('-live-'))
      .map(([, value]) => value);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    invocations: sum(ofLive(invocations)),
    calls: sum(ofLive(calls).map((made) => sum(Object.values(made)))),
    readUnits: sum(ofLive(capacity).map(({ readUnits }) => readUnits)),
    writeUnits: sum(ofLive(capacity).map(({ writeUnits }) => writeUnits)),
  };
}

function workCost({ calls, ...counted }: Work): number {
  const ms = counted.invocations * assumedMs.perInvocation + calls * assumedMs.perCall;
  return costOf({ ...counted, gigabyteSeconds: ms / 1000 });
}
