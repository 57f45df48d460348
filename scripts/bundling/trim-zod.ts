// An esbuild plugin: what zod's schemas can do, and no function asks of them, stays out of the bundle.
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { type Argument, parseSync, Visitor } from 'oxc-parser';
import { type Edit, edited } from './edited.ts';
import { documenting } from './trim-modules.ts';

/**
 * zod gives a schema all methods of its kind, so that whoever has one string has every format of strings and every way to parse.
 * A class is a call of `$constructor`, whose last argument has the methods. One that nobody names, in the sources below `directory`
 * or in zod's methods, is left out; esbuild then leaves out what only it uses. So is what makes a JSON schema: the API's document
 * is made beforehand. Together that is a third of zod, and 3 ms of a cold start.
 */
export function trimZod(directory: string): Plugin {
  return {
    name: 'trim-zod',
    setup(build) {
      build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const ours = globSync(join(directory, '**', '*.ts'));
        const named = new Set(ours.flatMap((file) => namesIn(readFileSync(file, 'utf8'), file)));
        if (named.has('toJSONSchema')) return { errors: [{ text: noJsonSchema }] };
        for (const name of namesOfThis(source)) named.add(name);
        // trimModules takes it out of the sources.
        named.delete(documenting);
        return { contents: trimmed(source, path, named), loader: 'js' };
      });
    },
  };
}

const noJsonSchema =
  'A function can’t make a JSON schema: scripts/bundling/trim-zod.ts leaves that out of zod.';

/** Names of what is asked of anything. */
function namesIn(source: string, path: string): string[] {
  const names: string[] = [];
  new Visitor({
    MemberExpression({ property, computed }) {
      if (!computed && property.type === 'Identifier') names.push(property.name);
    },
    ObjectPattern({ properties }) {
      for (const each of properties)
        if (each.type === 'Property' && each.key.type === 'Identifier') names.push(each.key.name);
    },
  }).visit(parseSync(path, source).program);
  return names;
}

/** What zod's methods ask of their own schema. */
function namesOfThis(source: string): string[] {
  return Array.from(source.matchAll(/\bthis\??\.(\w+)/g), ([, name = '']) => name);
}

/** `source`, zod's own schemas, with its places on the same lines. */
export function trimmed(source: string, path: string, named: ReadonlySet<string>): string {
  const cuts: Edit[] = [];
  const cut = (start: number, end: number) =>
    cuts.push({ start, end, text: source.slice(start, end).replace(/[^\n]/g, '') });
  const cutMethods = (methods: Argument | undefined): void => {
    // Those of two sorts, in one call.
    if (methods?.type === 'CallExpression') for (const each of methods.arguments) cutMethods(each);
    if (methods?.type !== 'ObjectExpression') return;
    const { properties, end } = methods;
    for (const [index, method] of properties.entries()) {
      if (method.type !== 'Property' || isNamed(method.key, named)) continue;
      cut(method.start, properties[index + 1]?.start ?? end - 1);
    }
  };
  new Visitor({
    CallExpression({ callee, arguments: [, , methods] }) {
      if (callee.type === 'MemberExpression' && isNamed(callee.property, constructors)) cutMethods(methods);
    },
    ExpressionStatement({ expression, start, end }) {
      if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
      if (isNamed(expression.left.property, ofJsonSchema)) cut(start, end);
    },
  }).visit(parseSync(path, source).program);
  return edited(source, cuts);
}

const constructors = new Set(['$constructor']);
const ofJsonSchema = new Set(['processJSONSchema']);

function isNamed(key: { type: string }, names: ReadonlySet<string>): boolean {
  return 'name' in key && typeof key.name === 'string' && names.has(key.name);
}
