// The portal as people use it, in a real browser over the local cloud.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { administering } from './stories/administering.story.ts';
import { calling } from './stories/calling.story.ts';
import { planning } from './stories/campaigns/planning.story.ts';
import { aWeek } from './stories/clients/a-week.story.ts';
import { reminding } from './stories/clients/reminding.story.ts';
import { sideBySide } from './stories/clients/side-by-side.story.ts';
import { consenting } from './stories/consenting.story.ts';
import { deploying } from './stories/deploying.story.ts';
import { failing } from './stories/failing.story.ts';
import { hearing } from './stories/hearing.story.ts';
import { languages } from './stories/languages.story.ts';
import { leading } from './stories/leading.story.ts';
import { looking } from './stories/looking.story.ts';
import { measuring } from './stories/measuring.story.ts';
import { operating } from './stories/operating.story.ts';
import { pushing } from './stories/pushing.story.ts';
import { racing } from './stories/racing.story.ts';
import { reading } from './stories/reading.story.ts';
import { referring } from './stories/referring.story.ts';
import { signingIn } from './stories/signing-in.story.ts';
import { starting } from './stories/starting.story.ts';
import { talking } from './stories/talking.story.ts';
import { typing } from './stories/typing.story.ts';
import { openPortal, type PortalInBrowser } from './support/harness.ts';

let portal: PortalInBrowser;
beforeAll(async () => {
  portal = await openPortal();
}, 120_000);
afterAll(() => portal?.close());

describe('signing in', () => signingIn(() => portal));
describe('starting', () => starting(() => portal));
describe('racing', () => racing(() => portal));
describe('calling', () => calling(() => portal));
describe('hearing', () => hearing(() => portal));
describe('talking', () => talking(() => portal));
describe('reminding', () => reminding(() => portal));
describe('leading', () => leading(() => portal));
describe('planning', () => planning(() => portal));
describe('measuring', () => measuring(() => portal));
describe('consenting', () => consenting(() => portal));
describe('failing', () => failing(() => portal));
describe('typing', () => typing(() => portal));
describe('side by side', () => sideBySide(() => portal));
describe('a week of an agent', () => aWeek(() => portal));
describe('looking', () => looking(() => portal));
describe('languages', () => languages(() => portal));
describe('reading', () => reading(() => portal));
describe('pushing', () => pushing(() => portal));
describe('a day of the back office', () => {
  administering(() => portal);
  referring(() => portal);
  operating(() => portal);
});
describe('deploying', () => deploying(() => portal));
