// CloudWatch’s filter patterns for JSON, as far as the template and Dibs use them: fields that equal a text, joined by “or”.
import { isRecord } from '../../template/record.ts';

export type LogPattern = (entry: unknown) => boolean;

/** Throws for what is not understood: a filter that never matches would look like silence. */
export function readLogPattern(pattern: string): LogPattern {
  const [, inside = ''] = /^\{ (.*) \}$/s.exec(pattern.trim()) ?? [];
  const terms = inside.split(' || ').map((term) => {
    const found = /^\(?\$\.([\w.]+) = "([^"]*)"\)?$/.exec(term.trim());
    const [, path, wanted] = found ?? [];
    if (path === undefined || wanted === undefined)
      throw new Error(`The local cloud does not know the filter pattern ${pattern}.`);
    return (entry: unknown) => valueAt(path, entry) === wanted;
  });
  return (entry) => terms.some((term) => term(entry));
}

/** The value at `a.b`, without the leading `$.`. */
export function valueAt(path: string, entry: unknown): unknown {
  return path.split('.').reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), entry);
}
