// Which methods a path takes, to tell a wrong method from a wrong path.

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
