// The portal from the first sign-in on, its back office, and what goes wrong, in a real browser over the local cloud: apart from
// portal.test.ts, so that the two run side by side.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { backOfficeDay } from './stories/back-office/day.story.ts';
import { deploying } from './stories/deploying.story.ts';
import { failing } from './stories/failing.story.ts';
import { pushing } from './stories/pushing.story.ts';
import { signingIn } from './stories/signing-in.story.ts';
import { starting } from './stories/starting.story.ts';
import { openPortal, type PortalInBrowser } from './support/harness.ts';

let portal: PortalInBrowser;
beforeAll(async () => {
  portal = await openPortal();
}, 120_000);
afterAll(() => portal?.close());

describe('signing in', () => signingIn(() => portal));
describe('starting', () => starting(() => portal));
describe('failing', () => failing(() => portal));
describe('pushing', () => pushing(() => portal));
describe('a day of the back office', () => backOfficeDay(() => portal));
describe('deploying', () => deploying(() => portal));
