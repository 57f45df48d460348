// PE-2: the password of an invitation: typed once, from an email, and good for a few days.

/** None that is taken for another: no 0 and O, no 1, l and I. */
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const small = 'abcdefghijkmnpqrstuvwxyz';
const digits = '23456789';
const any = capitals + small + digits;

/** Twelve characters drawn, more than 64 bits, and what the pool's policy asks for: each kind of letter, a digit and a symbol. */
export function firstPassword(randomBelow: (limit: number) => number): string {
  const one = (of: string) => of.charAt(randomBelow(of.length));
  const group = (...kinds: string[]) => kinds.map(one).join('');
  return [group(capitals, small, any, digits), group(any, any, any, any), group(any, any, any, any)].join(
    '-',
  );
}
