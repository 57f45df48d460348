// Requests that a test holds back, to look at what a page does until they are answered.
import type { BrowserContext, Page } from 'playwright-core';

export type HeldBack = {
  /** The first of them has come. */
  asked: Promise<void>;
  /** All go on, and whatever comes later. */
  letGo(): void;
};

/** `passing`: how many go on before. A page of that address goes on always. */
export async function holdBack(
  where: Pick<Page | BrowserContext, 'route'>,
  url: string | RegExp,
  passing = 0,
): Promise<HeldBack> {
  let passed = 0;
  const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await where.route(url, async (route) => {
    if (route.request().isNavigationRequest()) return route.continue();
    if (passed < passing) {
      passed += 1;
      return route.continue();
    }
    asked.resolve();
    await left.promise;
    await route.continue();
  });
  return { asked: asked.promise, letGo: left.resolve };
}
