// TypeScript sources as syntax trees: what a module declares and imports.
import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';

/** A node of the tree; its fields are looked at one by one. */
export type Node = { type: string; [field: string]: unknown };
export type Fn = { params: Node[]; body: Node };

export type SourceModule = {
  path: string;
  types: Map<string, Node>;
  functions: Map<string, Fn>;
  exported: Set<string>;
  /** By local name. */
  imports: Map<string, { path: string; name: string }>;
};

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, or the text of a string. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.value === 'string' ? node.value : undefined;
}

export function parseModule(path: string, source: string): SourceModule {
  const module: SourceModule = {
    path,
    types: new Map(),
    functions: new Map(),
    exported: new Set(),
    imports: new Map(),
  };
  for (const statement of nodesIn(parseSync(source, { syntax: 'typescript', target: 'es2024' }).body)) {
    const { declaration } = statement;
    if (statement.type === 'ImportDeclaration') noteImports(module, statement);
    else if (statement.type !== 'ExportDeclaration') declare(module, statement);
    else if (isNode(declaration)) for (const name of declare(module, declaration)) module.exported.add(name);
  }
  return module;
}

function noteImports(module: SourceModule, { source, specifiers }: Node): void {
  const from = nameOf(source) ?? '';
  if (!from.startsWith('.')) return;
  for (const { local, imported } of nodesIn(specifiers)) {
    const name = nameOf(local) ?? '';
    module.imports.set(name, { path: join(dirname(module.path), from), name: nameOf(imported) ?? name });
  }
}

/** Notes the types and functions of a declaration; answers their names. */
function declare(module: SourceModule, node: Node): string[] {
  if (node.type === 'VariableDeclaration') {
    return nodesIn(node.declarations).flatMap(({ id, init }) => declareFunction(module, nameOf(id), init));
  }
  if (node.type === 'FunctionDeclaration') return declareFunction(module, nameOf(node.identifier), node);
  const name = nameOf(node.id);
  if (node.type !== 'TsTypeAliasDeclaration' || name === undefined || !isNode(node.typeAnnotation)) return [];
  module.types.set(name, node.typeAnnotation);
  return [name];
}

function declareFunction(module: SourceModule, name: string | undefined, node: unknown): string[] {
  if (name === undefined || !isNode(node) || !isNode(node.body)) return [];
  const params = nodesIn(node.params).map((param) => (isNode(param.pat) ? param.pat : param));
  module.functions.set(name, { params, body: node.body });
  return [name];
}
