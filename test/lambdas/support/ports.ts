// Ports and their use: what a function's `deps` offers, and what the function, and all that it hands `deps` to, take of it.
import { type Fn, isNode, type Node, nameOf, nodesIn, parseModule, type SourceModule } from './source.ts';

/** Paths of one or two names, such as `now` or `races.read`; `races.*` for a member that is handed on whole. */
type Paths = Set<string>;
const everything = '*';

export function portsOf(readSource: (path: string) => string) {
  const modules = new Map<string, SourceModule>();
  function moduleAt(path: string): SourceModule {
    const known = modules.get(path) ?? parseModule(path, readSource(path));
    modules.set(path, known);
    return known;
  }

  /** The members that a type has, one level deep where their own types are spelled out. */
  function membersOf(type: unknown, module: SourceModule): Paths {
    if (!isNode(type)) return new Set();
    switch (type.type) {
      case 'TsTypeLiteral':
        return new Set(nodesIn(type.members).flatMap((member) => membersIn(member, module)));
      case 'TsParenthesizedType':
        return membersOf(type.typeAnnotation, module);
      case 'TsIntersectionType':
        return new Set(nodesIn(type.types).flatMap((each) => [...membersOf(each, module)]));
      case 'TsIndexedAccessType': {
        const key = isNode(type.indexType) ? nameOf(type.indexType.literal) : undefined;
        const all = [...membersOf(type.objectType, module)];
        return new Set(
          all.filter((path) => path.startsWith(`${key}.`)).map((path) => path.split('.')[1] ?? ''),
        );
      }
      case 'TsTypeReference':
        return membersReferredTo(type, module);
      default:
        return new Set();
    }
  }

  function membersReferredTo(reference: Node, module: SourceModule): Paths {
    const name = nameOf(reference.typeName) ?? '';
    if (name === 'Pick') {
      const [type, picked] = nodesIn(isNode(reference.typeParams) ? reference.typeParams.params : []);
      const keys = literalsIn(picked);
      return new Set([...membersOf(type, module)].filter((path) => keys.includes(path.split('.')[0] ?? '')));
    }
    const own = module.types.get(name);
    if (own !== undefined) return membersOf(own, module);
    const imported = module.imports.get(name);
    if (imported === undefined) return new Set();
    const from = moduleAt(imported.path);
    return membersOf(from.types.get(imported.name), from);
  }

  function membersIn(member: Node, module: SourceModule): string[] {
    const name = nameOf(member.key);
    if (name === undefined) return [];
    const type = isNode(member.typeAnnotation) ? member.typeAnnotation.typeAnnotation : undefined;
    // A type with a name of its own is data, or another's port: taken as a whole.
    const isNamed = !isNode(type) || type.type === 'TsTypeReference';
    const nested = isNamed ? [] : [...membersOf(type, module)];
    if (nested.length === 0) return [name];
    return [...new Set(nested.map((path) => `${name}.${path.split('.')[0]}`))];
  }

  const usages = new Map<string, Paths>();
  /** What the function uses of its parameter at `index`, itself or through those that it hands it to. */
  function usedBy(fn: Fn, index: number, id: string, module: SourceModule): Paths {
    const known = usages.get(id);
    if (known !== undefined) return known;
    const used: Paths = new Set();
    usages.set(id, used);
    const param = fn.params[index];
    if (param === undefined) return used.add(everything);
    if (param.type === 'ObjectPattern') {
      for (const key of keysOf(param)) used.add(key).add(`${key}.*`);
    } else {
      noteUses(fn.body, nameOf(param) ?? '', module, used);
    }
    return used;
  }

  function noteUses(node: Node, root: string, module: SourceModule, used: Paths): void {
    const path = pathFrom(node, root);
    if (path !== undefined) {
      const [first, second] = path;
      used.add(first === undefined ? everything : `${first}.${second ?? '*'}`);
      return;
    }
    if (node.type === 'VariableDeclarator' && isNode(node.id) && node.id.type === 'ObjectPattern') {
      const from = isNode(node.init) ? pathFrom(node.init, root) : undefined;
      if (from !== undefined) {
        for (const key of keysOf(node.id)) used.add(from[0] === undefined ? `${key}.*` : `${from[0]}.${key}`);
        return;
      }
    }
    if (node.type === 'CallExpression' && noteCall(node, root, module, used)) return;
    for (const child of childrenOf(node)) noteUses(child, root, module, used);
  }

  /** True for a call that hands the root to a function that is known. */
  function noteCall(call: Node, root: string, module: SourceModule, used: Paths): boolean {
    const args = (Array.isArray(call.arguments) ? call.arguments : []).map((each) => each?.expression);
    const at = args.findIndex((argument) => isNode(argument) && pathFrom(argument, root)?.length === 0);
    const callee = at < 0 ? undefined : functionNamed(nameOf(call.callee) ?? '', module);
    if (callee === undefined) return false;
    const { fn, id, from } = callee;
    for (const path of usedBy(fn, at, `${id}/${at}`, from)) used.add(path);
    for (const [index, argument] of args.entries()) {
      if (index !== at && isNode(argument)) noteUses(argument, root, module, used);
    }
    return true;
  }

  function functionNamed(name: string, module: SourceModule) {
    const imported = module.imports.get(name);
    const from = imported === undefined ? module : moduleAt(imported.path);
    const fn = from.functions.get(imported?.name ?? name);
    return fn && { fn, id: `${from.path}#${imported?.name ?? name}`, from };
  }

  return {
    /** By exported function with a parameter `deps`: the members of its port that nobody uses. */
    unusedIn(path: string): Map<string, string[]> {
      const module = moduleAt(path);
      const found = new Map<string, string[]>();
      for (const [name, fn] of module.functions) {
        const index = fn.params.findIndex((param) => nameOf(param) === 'deps');
        const annotation = fn.params[index]?.typeAnnotation;
        if (!module.exported.has(name) || !isNode(annotation)) continue;
        const used = usedBy(fn, index, `${path}#${name}/${index}`, module);
        const members = [...membersOf(annotation.typeAnnotation, module)];
        found.set(
          name,
          members.filter((member) => !isUsed(member, used)),
        );
      }
      return found;
    },
    /** Ports that a module exports. */
    portTypesIn: (path: string) => {
      const { exported, types } = moduleAt(path);
      return [...exported].filter((name) => name.endsWith('Deps') && types.has(name));
    },
  };
}

function isUsed(member: string, used: Paths): boolean {
  const [first, second] = member.split('.');
  if (used.has(everything) || used.has(`${first}.*`)) return true;
  if (second !== undefined) return used.has(member);
  return [...used].some((path) => path.startsWith(`${first}.`));
}

/** The names from `root` to what the expression reads, for example `['races', 'read']`; undefined when it is not of `root`. */
function pathFrom(node: Node, root: string): string[] | undefined {
  if (node.type === 'Identifier') return node.value === root ? [] : undefined;
  if (node.type === 'OptionalChainingExpression') {
    return isNode(node.base) && node.base.type === 'MemberExpression' ? pathFrom(node.base, root) : undefined;
  }
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return undefined;
  const path = pathFrom(node.object, root);
  if (path === undefined) return undefined;
  // By a name that is computed, any may be meant.
  return node.property.type === 'Identifier' ? [...path, String(node.property.value)] : path;
}

/** What is evaluated in `node`: neither names of members nor types. */
function childrenOf(node: Node): Node[] {
  const isMember = node.type === 'MemberExpression';
  const isNamed = node.type === 'KeyValueProperty' || node.type === 'MethodProperty';
  return Object.entries(node).flatMap(([field, value]) => {
    if (field === 'typeAnnotation' || field === 'returnType' || field === 'typeArguments') return [];
    const isName = (isMember && field === 'property') || (isNamed && field === 'key');
    if (isName)
      return isNode(value) && value.type === 'Computed' && isNode(value.expression) ? [value.expression] : [];
    if (isNode(value)) return [value];
    return Array.isArray(value) ? value.flatMap((each) => (isNode(each) ? [each] : expressionsIn(each))) : [];
  });
}

/** Arguments and spread elements are wrapped in what is no node. */
function expressionsIn(value: unknown): Node[] {
  const wraps = typeof value === 'object' && value !== null && 'expression' in value;
  return wraps && isNode(value.expression) ? [value.expression] : [];
}

function keysOf(pattern: Node): string[] {
  return nodesIn(pattern.properties).flatMap(({ key }) => nameOf(key) ?? []);
}

function literalsIn(type: unknown): string[] {
  if (!isNode(type)) return [];
  if (type.type === 'TsUnionType') return nodesIn(type.types).flatMap(literalsIn);
  return nameOf(type.literal) === undefined ? [] : [nameOf(type.literal) ?? ''];
}
