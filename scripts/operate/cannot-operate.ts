// What a verb ends with when it can’t be done.
/** A verb can’t do what it was told: the sentence says why, and what to do. */
export class CannotOperate extends Error {
  override readonly name = 'CannotOperate';
}
