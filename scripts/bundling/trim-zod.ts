// An esbuild plugin: what zod's schemas can do, and no function asks of them, stays out of the bundle.
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { type Argument, parseSync, Visitor } from 'oxc-parser';
import { lazily } from '../../lambdas/platform/lazily.ts';
import { cut, type Edit, edited, nameOf } from './edited.ts';
import { documenting } from './trim-modules.ts';

/**
 * zod gives a schema all methods of its kind, so that whoever has one string has every format of strings and every way to parse.
 * A class is a call of `$constructor`, whose last argument has the methods. One that nobody names, in the sources below `directory`
 * or in zod's methods, is left out; esbuild then leaves out what only it uses. So is what makes a JSON schema: the API's document
 * is made beforehand. Together that is a third of zod, and 3 ms of a cold start.
 */
export function trimZod(directory: string): Plugin {
  // Once for all that is bundled with it.
  const ours = lazily(() => namesBelow(directory));
  return {
    name: 'trim-zod',
    setup(build) {
      build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (ours().has('toJSONSchema')) return { errors: [{ text: noJsonSchema }] };
        return {
          contents: trimmed(source, path, new Set([...ours(), ...namesOfThis(source)])),
          loader: 'js',
        };
      });
    },
  };
}

const noJsonSchema =
  'A function can’t make a JSON schema: scripts/bundling/trim-zod.ts leaves that out of zod.';

/** Names of what the sources ask of anything. */
function namesBelow(directory: string): Set<string> {
  const names = new Set<string>();
  const add = (node: { type: string }) => {
    const name = nameOf(node);
    if (name !== undefined) names.add(name);
  };
  const visitor = new Visitor({
    MemberExpression({ property, computed }) {
      if (!computed) add(property);
    },
    ObjectPattern({ properties }) {
      for (const each of properties) if (each.type === 'Property') add(each.key);
    },
  });
  for (const file of globSync(join(directory, '**', '*.ts')))
    visitor.visit(parseSync(file, readFileSync(file, 'utf8')).program);
  // trimModules takes it out of the sources.
  names.delete(documenting);
  return names;
}

/** What zod's methods ask of their own schema. */
function namesOfThis(source: string): string[] {
  return Array.from(source.matchAll(/\bthis\??\.(\w+)/g), ([, name = '']) => name);
}

/** `source`, zod's own schemas, with its places on the same lines. */
export function trimmed(source: string, path: string, named: ReadonlySet<string>): string {
  const cuts: Edit[] = [];
  const cutMethods = (methods: Argument | undefined): void => {
    // Those of two sorts, in one call.
    if (methods?.type === 'CallExpression') for (const each of methods.arguments) cutMethods(each);
    if (methods?.type !== 'ObjectExpression') return;
    const { properties, end } = methods;
    for (const [index, method] of properties.entries()) {
      if (method.type !== 'Property' || named.has(nameOf(method.key) ?? '')) continue;
      cuts.push(cut(source, method.start, properties[index + 1]?.start ?? end - 1));
    }
  };
  new Visitor({
    CallExpression({ callee, arguments: [, , methods] }) {
      if (callee.type === 'MemberExpression' && nameOf(callee.property) === '$constructor')
        cutMethods(methods);
    },
    ExpressionStatement({ expression, start, end }) {
      if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
      if (nameOf(expression.left.property) === 'processJSONSchema') cuts.push(cut(source, start, end));
    },
  }).visit(parseSync(path, source).program);
  return edited(source, cuts);
}
