// Which templates a search finds: all of its words occur in name or text, wherever; those named so first.
import { folded } from '../../../lambdas/texting/wording/folded.ts';

type Searched = { name: string; body: string };

export function foundTemplates<T extends Searched>(templates: readonly T[], typed: string): T[] {
  const words = folded(typed).split(' ').filter(Boolean);
  const isIn = (text: string) => words.every((word) => folded(text).includes(word));
  const found = templates.filter(({ name, body }) => isIn(`${name} ${body}`));
  return found.toSorted((one, other) => Number(isIn(other.name)) - Number(isIn(one.name)));
}
