// An esbuild plugin for the sources of functions: what a module makes when it loads, and nobody uses, stays out of the bundle.
import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { type Expression, parseSync, Visitor } from 'oxc-parser';
import { cut, type Edit, edited, nameOf } from './edited.ts';

/** zod's method for words of the API's document, which is made beforehand: each call makes a second copy of its schema. */
export const documenting = 'meta';

/**
 * Of the modules below `directory`, handlers apart. package.json says of each that nothing happens when it loads ("sideEffects":
 * false); the same is then true of every call in it that a constant is made of. esbuild does not conclude it: it keeps schemas of a
 * module of which one function is used, unless each call says that it is pure. Building a schema takes some 40 µs at a start.
 */
export function trimModules(directory: string): Plugin {
  return {
    name: 'trim-modules',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(directory + sep)) return undefined;
        return { contents: trimmed(await readFile(path, 'utf8'), path), loader: 'ts' };
      });
    },
  };
}

/** `source` with its places on the same lines, for the source map. */
export function trimmed(source: string, path: string): string {
  const { program, errors } = parseSync(path, source);
  // esbuild tells them better.
  if (errors.length > 0) return source;
  const isHandler = path.includes(`${sep}handlers${sep}`);
  const marks: Edit[] = [];
  const cuts: Edit[] = [];
  let depth = 0;
  const enter = () => {
    depth += 1;
  };
  const leave = () => {
    depth -= 1;
  };
  const mark = ({ start }: Expression) => {
    if (depth === 0 && !isHandler) marks.push({ start, end: start, text: '/* @__PURE__ */ ' });
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    ClassBody: enter,
    'ClassBody:exit': leave,
    // Whatever is not a constant is done for its effect.
    ExpressionStatement: enter,
    'ExpressionStatement:exit': leave,
    NewExpression: mark,
    CallExpression(call) {
      const { callee, end } = call;
      if (callee.type !== 'MemberExpression' || nameOf(callee.property) !== documenting) return mark(call);
      cuts.push(cut(source, callee.object.end, end));
    },
    // esbuild leaves an expression's letters as they are, and one beyond ASCII makes Node keep two bytes for each of the bundle.
    Literal(literal) {
      if (!('regex' in literal)) return;
      const { start, end } = literal;
      cuts.push({ start, end, text: inAscii(source.slice(start, end)) });
    },
  }).visit(program);
  // Both calls of `a.b().c()` begin at one place.
  const marked = new Map(marks.map((each) => [each.start, each])).values();
  return edited(source, [...marked, ...cuts]);
}

/** A regular expression that means the same. */
function inAscii(expression: string): string {
  return expression.replace(/\\?[^\0-\x7f]|\\./gs, (part) => {
    const letter = part.at(-1) ?? '';
    return letter > '\x7f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : part;
  });
}
