// Plays a failed simulation again: `DIBS_SEED=… DIBS_PATH=… npm run jest -- test/simulation`, both as the failure printed them.
// Without them every run draws anew.
import { namedSeed } from '../../support/seed.ts';

const path = process.env.DIBS_PATH;

export const replay = { ...(namedSeed !== undefined && { seed: namedSeed }), ...(path && { path }) };
