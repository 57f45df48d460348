// The portal as people use it, in a real browser over the local cloud.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { calling } from './scenes/calling.ts';
import { consenting } from './scenes/consenting.ts';
import { deploying } from './scenes/deploying.ts';
import { failing } from './scenes/failing.ts';
import { leading } from './scenes/leading.ts';
import { looking } from './scenes/looking.ts';
import { racing } from './scenes/racing.ts';
import { reading } from './scenes/reading.ts';
import { signingIn } from './scenes/signing-in.ts';
import { talking } from './scenes/talking.ts';
import { typing } from './scenes/typing.ts';
import { openTheatre, type Theatre } from './support/harness.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
}, 120_000);
afterAll(() => theatre?.close());

describe('signing in', () => signingIn(() => theatre));
describe('racing', () => racing(() => theatre));
describe('calling', () => calling(() => theatre));
describe('talking', () => talking(() => theatre));
describe('leading', () => leading(() => theatre));
describe('consenting', () => consenting(() => theatre));
describe('failing', () => failing(() => theatre));
describe('typing', () => typing(() => theatre));
describe('looking', () => looking(() => theatre));
describe('reading', () => reading(() => theatre));
describe('deploying', () => deploying(() => theatre));
