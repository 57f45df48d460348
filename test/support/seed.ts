// The seed that `DIBS_SEED` asks for, by which what is drawn at random is drawn again.
const asked = process.env.DIBS_SEED;

/** True when it asks for one by chance, with `random`. */
export const isByChance = asked === 'random';

/** The one that it names; undefined when it names none. */
export const namedSeed = asked === undefined || asked === '' || isByChance ? undefined : Number(asked);
