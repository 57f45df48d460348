// A function's bundle as a script, which Node compiles once for all realms and lets go of with them: a module it would keep, and its
// realm, for as long as the thread lives (nodejs/node#59118).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { init, parse } from 'es-module-lexer';
import { type Edit, edited } from '../../scripts/bundling/edited.ts';

/** What the script comes to: called with `import.meta` and a reader of Node's own modules, it answers what the bundle exports. */
export type LoadBundle = (
  meta: { url: string },
  read: (specifier: string) => object,
  importLater: (specifier: string) => Promise<object>,
) => Record<string, unknown>;

const scripts = new Map<string, vm.Script>();

/** `url`: of the bundle, whose imports are all of Node's own modules. */
export async function loaderIn(context: vm.Context, url: string): Promise<LoadBundle> {
  await init;
  const script =
    scripts.get(url) ??
    new vm.Script(asFunction(readFileSync(fileURLToPath(url), 'utf8')), {
      filename: url,
      lineOffset: -1,
    });
  scripts.set(url, script);
  return script.runInContext(context);
}

/** As long as what they stand for, so that every place stays where the source map has it. */
const standIns = { import: '$bring', 'import.meta': '$importMeta' };

/** The bundle with one line before its first. */
export function asFunction(source: string): string {
  const [imports, exports] = parse(source);
  const declared: string[] = [];
  const edits: Edit[] = [];
  const put = (start: number, end: number, text: string) =>
    edits.push({ start, end, text: text.padEnd(end - start) });
  for (const { d, s, e, ss, se, n } of imports) {
    if (d === -2) put(s, e, standIns['import.meta']);
    else if (d >= 0) put(ss, ss + 'import'.length, standIns.import);
    else {
      declared.push(declarationOf(source.slice(ss, s - 1), n ?? ''));
      put(ss, se, '');
    }
  }
  // All in one clause at the end of the bundle.
  const [first] = exports;
  if (first !== undefined) put(first.ss, source.indexOf('}', first.ss) + 1, '');
  const exported = exports.map(({ n, ln }) => `${JSON.stringify(n)}: ${ln}`);
  const parameters = `${standIns['import.meta']}, $read, ${standIns.import}`;
  return `(function (${parameters}) { 'use strict'; ${declared.join(' ')}
${edited(source, edits)}
return { ${exported.join(', ')} }; })`;
}

/** `clause`: an import up to its specifier, as `import{one as two}from`. */
function declarationOf(clause: string, specifier: string): string {
  const found = `$read(${JSON.stringify(specifier)})`;
  const { whole, space, named } = importClause.exec(clause)?.groups ?? {};
  const ofDefault = whole === undefined ? '' : `const ${whole} = ${found}.default;`;
  if (space !== undefined) return `${ofDefault} const ${space} = ${found};`;
  if (named !== undefined) return `${ofDefault} const {${named.replaceAll(/\s+as\s+/g, ': ')}} = ${found};`;
  return ofDefault;
}

const importClause =
  /^import\s*(?<whole>[\w$]+)?\s*,?\s*(?:\*\s*as\s+(?<space>[\w$]+)|\{(?<named>[^}]*)\})?\s*from\s*$/;
