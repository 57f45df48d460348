// The portal as people use it, in a real browser over the local cloud.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { signingIn } from './scenes/signing-in.ts';
import { openTheatre, type Theatre } from './theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
}, 120_000);
afterAll(() => theatre?.close());

describe('signing in', () => signingIn(() => theatre));
