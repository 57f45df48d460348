// The portal in a real browser, over the whole system: one boot and one browser for all its tests, a window for each person.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { portalDir } from '../../../local/build.ts';
import { bootStage, type Stage } from '../../stories/support/stage.ts';
import { launchChromium, phoneSize, reportTroubles } from './chromium.ts';

/** Long enough for a cold function on a shared core. */
const patienceMs = 20_000;

export type Look = {
  size?: typeof phoneSize;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  timezoneId?: string;
  /** A finger for a mouse: what is pressed is as large as a thumb then. */
  hasTouch?: boolean;
  /** Without it none: what a worker asks for passes by the tests' routes. */
  serviceWorkers?: 'allow';
};

export type PortalInBrowser = {
  readonly stage: Stage;
  /** Opens `path` as that agent, in a browser of their own: signed in already, as who was here before is. */
  open(
    agentId: string | undefined,
    path?: string,
    look?: Look,
    prepare?: (context: BrowserContext) => Promise<void>,
  ): Promise<Page>;
  /** A window of a browser that was never here; with an agent, of one that signed in as that. */
  blank(look?: Look, agentId?: string): Promise<Page>;
  /** Something that a browser reports and the test was after. */
  expectTrouble(said: RegExp): void;
  close(): Promise<void>;
};

let current: { stage: Stage; browser: Browser; troubles: string[] } | undefined;

export async function openPortal(): Promise<PortalInBrowser> {
  const [stage, browser] = await Promise.all([bootStage({ portalDir }), launchChromium()]);
  const troubles: string[] = [];
  current = { stage, browser, troubles };
  async function blank({ size = phoneSize, ...look }: Look = {}, agentId?: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: 'light',
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      serviceWorkers: 'block',
      ...look,
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(patienceMs);
    if (agentId !== undefined) await remember(context, agentId, stage.cloud.url);
    const page = await context.newPage();
    reportTroubles(page, troubles);
    return page;
  }

  return {
    stage,
    blank,
    open: async (agentId, path = '/', look = {}, prepare = async () => {}) => {
      const page = await blank(look, agentId);
      await prepare(page.context());
      await page.goto(stage.cloud.url + path);
      return page;
    },
    expectTrouble: (said) => {
      const others = troubles.filter((trouble) => !said.test(trouble));
      if (others.length === troubles.length) throw new Error(`No browser reported ${said}.`);
      troubles.splice(0, troubles.length, ...others);
    },
    close: async () => {
      await browser.close();
      await stage.close();
    },
  };
}

/** What the sign-in page leaves in a browser. */
function remember(context: BrowserContext, agentId: string, url: string): Promise<void> {
  const place = { domain: new URL(url).hostname, path: '/_local' };
  return context.addCookies([{ name: 'dibs-local-agent', value: agentId, ...place }]);
}

/** Less than Jest's own limit, so that a test that hangs still leaves its pictures. */
const usualLimitMs = 90_000;

/** A test in the browser: it fails on any trouble in a page, and leaves a picture of each window behind when it fails. */
export function browserTest(
  name: string,
  act: () => Promise<void>,
  { limitMs = usualLimitMs }: { limitMs?: number } = {},
): void {
  test(
    name,
    async () => {
      try {
        await within(limitMs, act());
        const troubles = current?.troubles.splice(0) ?? [];
        if (troubles.length > 0) throw new Error(`In the page: ${troubles.join('\n')}`);
      } catch (fault) {
        const pictures = await takePictures(name);
        throw new Error(`The windows as they were: ${pictures.join(' ')}`, { cause: fault });
      } finally {
        await Promise.all((current?.browser.contexts() ?? []).map(leave));
        current?.troubles.splice(0);
        // What a test that failed has ordered isn't the next one's to suffer.
        const faults = current?.stage.cloud.faults;
        for (const fault of faults?.pending() ?? []) faults?.order({ ...fault, count: 0 });
      }
    },
    limitMs + 30_000,
  );
}

async function within(ms: number, act: Promise<void>): Promise<void> {
  const clock = new AbortController();
  const late = setTimeout(ms, undefined, { signal: clock.signal }).then(() => {
    throw new Error(`It was not done after ${ms / 1000} s.`);
  });
  await Promise.race([act, late]).finally(() => clock.abort());
}

/** Nothing that a page still asks for is anybody's concern any more. */
async function leave(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await context.close();
}

async function takePictures(name: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dibs-browser-'));
  const pages = (current?.browser.contexts() ?? []).flatMap((context) => context.pages());
  return Promise.all(
    pages.map(async (page, index) => {
      const path = join(folder, `${name.replace(/\W+/g, '-')}-${index + 1}.png`);
      await page.screenshot({ path, fullPage: true }).catch(() => undefined);
      return path;
    }),
  );
}
