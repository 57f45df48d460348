// How soon a claim page is there on a slow phone: from the tap on a link until the offer can be read and the first text typed.
import type { BrowserContext } from 'playwright-core';
import * as z from 'zod';
import { portalDir } from '../../../local/build.ts';
import { launchChromium, phoneSize } from '../../browser/support/chromium.ts';
import { agentOf, aPhone, aReferral, aTeam, referralFor } from '../../stories/support/builders.ts';
import { bootBenchStage } from '../bench-stage.ts';
import { quantile } from '../samples.ts';

/**
 * As the tools of browsers set them; a processor so many times slower than this one. `before`: until one could claim, in seconds, on the
 * same machine before the sign-in became a file of its own and files were compressed (2026-11-28).
 */
const networks = [
  {
    name: '1.6 Mbit/s, 150 ms',
    kilobits: 1600,
    latency: 150,
    processor: 4,
    before: { first: 4.5, again: 1.6 },
  },
  {
    name: 'slow 3G: 400 kbit/s, 400 ms',
    kilobits: 400,
    latency: 400,
    processor: 4,
    before: { first: 14.6, again: 4 },
  },
] as const;
type Network = (typeof networks)[number];

/** Seconds until something of the page is seen, and until one can claim. */
type Visit = { painted: number; usable: number; bytes: number; shift: number };

export type SlowPhone = Visit & { network: string; visit: 'first' | 'again'; before: number };

/** `templateDir`: the stage as `npm start` builds it. */
export async function measureSlowPhone(templateDir: string, times: number): Promise<SlowPhone[]> {
  const [stage, browser] = await Promise.all([bootBenchStage({ templateDir, portalDir }), launchChromium()]);
  try {
    const team = await aTeam(stage, 2);
    const { agentId } = agentOf(team);
    const url = stage.cloud.url;
    const aLink = async () => {
      const referralId = await aReferral(stage, referralFor(team.teamId, aPhone()));
      await stage.settle();
      return `${url}/referrals/${referralId}`;
    };
    const link = await aLink();
    const visitor = async () => {
      const context = await browser.newContext({ viewport: phoneSize, locale: 'en-US' });
      await context.addCookies([
        { name: 'dibs-local-agent', value: agentId, domain: '127.0.0.1', path: '/_local' },
      ]);
      await context.addInitScript(noteWhatIsSeen);
      return context;
    };
    // The functions are warm, as they are while a team works.
    await visit(await visitor(), link);
    const measured: SlowPhone[] = [];
    for (const network of networks) {
      const visits: Record<'first' | 'again', Visit[]> = { first: [], again: [] };
      for (let count = 0; count < times; count += 1) {
        const context = await visitor();
        visits.first.push(await visit(context, link, network));
        visits.again.push(await visit(context, link, network));
        await context.close();
      }
      for (const which of ['first', 'again'] as const) {
        measured.push({
          network: network.name,
          visit: which,
          before: network.before[which],
          ...medians(visits[which]),
        });
      }
    }
    return measured;
  } finally {
    await browser.close();
    await stage.close();
  }
}

const seen = z.object({ painted: z.number(), usable: z.number(), shift: z.number() });

/** In each document, and over all of a tab by its session storage: when something was painted first, and when one can claim. */
const noteWhatIsSeen = `
  const keep = (name) => sessionStorage.getItem('bench.' + name) ?? sessionStorage.setItem('bench.' + name, String(Date.now()));
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().some(({ name }) => name === 'first-paint') && keep('painted'))
    .observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
    sessionStorage.setItem('bench.shift', String(shift));
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    const field = document.querySelector('main textarea');
    if (field && !field.disabled && document.body.textContent.includes('Wants a garden.')) keep('usable');
  }).observe(document, { subtree: true, childList: true });
`;

async function visit(context: BrowserContext, link: string, network?: Network): Promise<Visit> {
  const page = await context.newPage();
  let bytes = 0;
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  if (network !== undefined) {
    const throughput = (network.kilobits * 1000) / 8;
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput / 2,
    });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: network.processor });
  }
  const tappedAt = Date.now();
  await page.goto(link, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Send and claim' }).waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  const { painted, usable, shift } = seen.parse(
    await page.evaluate(
      `Object.fromEntries(['painted', 'usable', 'shift'].map((name) => [name, Number(sessionStorage.getItem('bench.' + name) ?? 0)]))`,
    ),
  );
  await page.close();
  return { painted: (painted - tappedAt) / 1000, usable: (usable - tappedAt) / 1000, bytes, shift };
}

function medians(visits: readonly Visit[]): Visit {
  const median = (of: keyof Visit) =>
    quantile(
      visits.map((each) => each[of]),
      0.5,
    );
  return {
    painted: median('painted'),
    usable: median('usable'),
    bytes: median('bytes'),
    shift: median('shift'),
  };
}
