// Requests that a test holds back, to look at what a page does until they are answered.
import type { BrowserContext, Page } from 'playwright-core';

export type HeldBack = {
  /** The first has come. */
  asked: Promise<void>;
  /** All go on, and whatever comes later. */
  letGo(): void;
};

export async function holdBack(
  where: Pick<Page | BrowserContext, 'route'>,
  url: string | RegExp,
): Promise<HeldBack> {
  const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await where.route(url, async (route) => {
    asked.resolve();
    await left.promise;
    await route.continue();
  });
  return { asked: asked.promise, letGo: left.resolve };
}
