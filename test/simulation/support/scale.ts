// How much the simulations of consent and of texts try: enough for every run of the tests, all of it by `npm run simulate`.
const { DIBS_SIMULATE: simulate, DIBS_SEED: seed, DIBS_PATH: path } = process.env;

export const isFull = simulate === 'full';

/** Runs of a property: `usual` by default, the other when all of it is asked for. */
export const runs = (usual: number, full = 100_000) => (isFull ? full : usual);

/** Plays a failure again: `DIBS_SEED=… DIBS_PATH=… npm run jest -- test/simulation/consent…`, both as the failure printed them. */
export const replay = { ...(seed && { seed: Number(seed) }), ...(path && { path }) };
