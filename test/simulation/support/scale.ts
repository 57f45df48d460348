// How much the simulations of consent and of texts try: enough for every run of the tests, all of it by `npm run simulate`.
export const isFull = process.env.DIBS_SIMULATE === 'full';

/** Runs of a property: `usual` by default, the other when all of it is asked for. */
export const runs = (usual: number, full = 100_000) => (isFull ? full : usual);
