// What a key does while a list is gone through. Single letters can be switched off, and are while one types (WCAG 2.1.4).

export type KeyAct = 'next' | 'previous' | 'search' | 'help' | 'jump' | 'back';

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; isComposing: boolean };
type Where = { isTyping: boolean; isInList: boolean; isInDialog: boolean; areLettersOn: boolean };

const letters: Readonly<Record<string, KeyAct>> = { j: 'next', k: 'previous', '/': 'search', '?': 'help' };
const arrows: Readonly<Record<string, KeyAct>> = { ArrowDown: 'next', ArrowUp: 'previous' };

export function keyAct(pressed: Pressed, where: Where): KeyAct | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing } = pressed;
  if (isComposing || where.isInDialog || altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'jump' : undefined;
  if (key === 'Escape') return 'back';
  if (where.isTyping) return undefined;
  if (where.isInList && arrows[key] !== undefined) return arrows[key];
  return where.areLettersOn ? letters[key] : undefined;
}

/** Which of `count` rows comes next; from before the first (-1) it is the first. */
export function nextRow(act: 'next' | 'previous', at: number, count: number): number {
  const wanted = act === 'next' ? at + 1 : at - 1;
  return Math.max(0, Math.min(wanted, count - 1));
}
