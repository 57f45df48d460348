// The portal as agents and leads use it, in a real browser over the local cloud. Signing in, the back office and what goes wrong are in
// portal-office.test.ts, which runs beside this one.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { onAPlan } from './stories/campaigns/on-a-plan.story.ts';
import { planning } from './stories/campaigns/planning.story.ts';
import { aWeek } from './stories/clients/a-week.story.ts';
import { lookingAtBulkTexts } from './stories/clients/looking-at-bulk-texts.story.ts';
import { sideBySide } from './stories/clients/side-by-side.story.ts';
import { textingMany } from './stories/clients/texting-many.story.ts';
import { consenting } from './stories/consenting.story.ts';
import { hearing } from './stories/hearing.story.ts';
import { choosingLanguages, languages } from './stories/languages.story.ts';
import { leading } from './stories/leading.story.ts';
import { looking } from './stories/looking.story.ts';
import { measuring } from './stories/measuring.story.ts';
import { racing } from './stories/racing.story.ts';
import { reading } from './stories/reading.story.ts';
import { talking } from './stories/talking.story.ts';
import { typing } from './stories/typing.story.ts';
import { openPortal, type PortalInBrowser } from './support/harness.ts';

let portal: PortalInBrowser;
beforeAll(async () => {
  portal = await openPortal();
}, 120_000);
afterAll(() => portal?.close());

describe('racing', () => racing(() => portal));
describe('hearing', () => hearing(() => portal));
describe('talking', () => talking(() => portal));
describe('leading', () => leading(() => portal));
describe('planning', () => planning(() => portal));
describe('on a plan', () => onAPlan(() => portal));
describe('measuring', () => measuring(() => portal));
describe('consenting', () => consenting(() => portal));
describe('typing', () => typing(() => portal));
describe('side by side', () => sideBySide(() => portal));
describe('a week of an agent', () => aWeek(() => portal));
describe('texting many', () => textingMany(() => portal));
describe('looking', () => {
  looking(() => portal);
  lookingAtBulkTexts(() => portal);
});
describe('languages', () => languages(() => portal));
describe('the choice of languages', () => choosingLanguages(() => portal));
describe('reading', () => reading(() => portal));
