// Two letters that name a state, territory or province of the US or Canada.
import { statesOf } from '../states.ts';

/** In capitals or not. */
export function isStateCode(text: string): boolean {
  return statesOf(['US', 'CA'])?.includes(text.toUpperCase()) ?? false;
}
