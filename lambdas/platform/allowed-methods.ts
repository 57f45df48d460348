// Which methods a path takes, to tell a wrong method from a wrong path.

import { Problem } from './problem.ts';

/** The methods of the paths of `described` (OpenAPI's spelling) that `path` matches; empty for a wrong path. */
export function allowedMethods(
  described: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  path: string,
): string[] {
  const given = path.split('/');
  const matching = Object.entries(described).filter(([pattern]) => matches(pattern.split('/'), given));
  return matching.flatMap(([, methods]) => Object.keys(methods).map((method) => method.toUpperCase())).sort();
}

function matches(pattern: readonly string[], given: readonly string[]): boolean {
  if (pattern.length !== given.length) return false;
  return pattern.every((segment, index) =>
    segment.startsWith('{') ? given[index] !== '' : segment === given[index],
  );
}

/** Why a path answers nothing, and by which methods it would. */
export function unknownRoute(methods: readonly string[]): { problem: Problem; allow?: string } {
  if (methods.length === 0) {
    return { problem: new Problem('not-found', 'There is no such route. /openapi.json lists them all.') };
  }
  const allow = methods.join(', ');
  return { problem: new Problem('method-not-allowed', `This path takes ${allow}.`), allow };
}
