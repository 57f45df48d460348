// Tags as they are typed: several by commas, none twice.
import { folded } from '../../messages/folded.ts';

/** `tags` with those that were typed; the same in other case or accents is there already. */
export function tagsWith(tags: readonly string[], typed: string): string[] {
  const all = [...tags];
  for (const part of typed.split(',')) {
    const tag = part.trim().replace(/\s+/g, ' ');
    if (tag !== '' && !all.some((each) => folded(each) === folded(tag))) all.push(tag);
  }
  return all;
}
