// IAM's wildcards: `*` is any text, `?` any one character.

const compiled = new Map<string, RegExp>();

export function matchesPattern(pattern: string, value: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const escaped = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${escaped}$`, 's');
    compiled.set(pattern, expression);
  }
  return expression.test(value);
}
