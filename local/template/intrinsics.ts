// Evaluates CloudFormation's intrinsic functions; one that is not known here is refused by name.
import { isRecord } from './record.ts';

/** What an expression may refer to, within one stack. */
export type References = {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(exportName: string): unknown;
  stackOutput(stackName: string, outputName: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
};

/** The value that `Ref: AWS::NoValue` leaves out of its list or object. */
const NO_VALUE = Symbol('AWS::NoValue');

export function resolve(value: unknown, references: References): unknown {
  const resolved = evaluate(value, references);
  return resolved === NO_VALUE ? undefined : resolved;
}

function evaluate(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => evaluate(each, references)).filter((each) => each !== NO_VALUE);
  }
  if (!isRecord(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0 && isIntrinsic(only[0])) {
    return call(only[0], only[1], references);
  }
  const entries = Object.entries(value).map(([key, each]) => [key, evaluate(each, references)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== NO_VALUE));
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
}

function call(name: string, argument: unknown, references: References): unknown {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? NO_VALUE : references.ref(text(argument));
    case 'Condition':
      // A policy statement's `Condition` is an object of operators, not the name of a template condition.
      return typeof argument === 'string'
        ? references.condition(argument)
        : { Condition: evaluate(argument, references) };
    case 'Fn::GetAtt': {
      const [logicalId, attribute] =
        typeof argument === 'string' ? splitOnce(argument, '.') : list(argument).map(text);
      return references.attribute(text(logicalId), text(attribute));
    }
    case 'Fn::Sub':
      return substitute(argument, references);
    case 'Fn::Join': {
      const [separator, parts] = list(argument);
      return list(evaluate(parts, references)).map(text).join(text(separator));
    }
    case 'Fn::Select': {
      const [index, from] = list(argument);
      return list(evaluate(from, references))[Number(evaluate(index, references))];
    }
    case 'Fn::Split': {
      const [separator, from] = list(argument);
      return text(evaluate(from, references)).split(text(separator));
    }
    case 'Fn::ImportValue':
      return references.importValue(text(evaluate(argument, references)));
    case 'Fn::GetStackOutput':
      return stackOutput(evaluate(argument, references), references);
    case 'Fn::FindInMap': {
      const [map, top, second] = list(evaluate(argument, references)).map(text);
      return references.mapping(text(map), text(top), text(second));
    }
    case 'Fn::If': {
      const [condition, then, otherwise] = list(argument);
      return evaluate(references.condition(text(condition)) ? then : otherwise, references);
    }
    case 'Fn::Equals': {
      const [left, right] = list(evaluate(argument, references));
      return left === right;
    }
    case 'Fn::And':
      return list(evaluate(argument, references)).every((each) => each === true);
    case 'Fn::Or':
      return list(evaluate(argument, references)).some((each) => each === true);
    case 'Fn::Not':
      return list(evaluate(argument, references))[0] !== true;
    default:
      throw new Error(`The local cloud does not know the intrinsic function ${name}.`);
  }
}

function substitute(argument: unknown, references: References): string {
  const [pattern, given] = typeof argument === 'string' ? [argument, {}] : list(argument);
  const values = isRecord(given) ? given : {};
  return text(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (Object.hasOwn(values, name)) return text(evaluate(values[name], references));
    const [logicalId = name, attribute] = splitOnce(name, '.');
    return text(
      attribute === undefined ? references.ref(logicalId) : references.attribute(logicalId, attribute),
    );
  });
}

function stackOutput(argument: unknown, references: References): unknown {
  if (!isRecord(argument)) throw new Error('Fn::GetStackOutput takes an object.');
  return references.stackOutput(text(argument.StackName), text(argument.OutputName));
}

function splitOnce(value: string, separator: string): string[] {
  const at = value.indexOf(separator);
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + separator.length)];
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`An intrinsic function was given ${JSON.stringify(value)} for a list.`);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`An intrinsic function was given ${JSON.stringify(value)} for a text.`);
}
