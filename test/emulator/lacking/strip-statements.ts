// Takes out of the statements of a template's policies what the emulator can't evaluate: they would allow nothing.
import { isRecord } from '../../../local/template/record.ts';
import type { Lack } from './lacking.ts';

type OnStripped = (lack: Lack) => void;
type Statement = Readonly<Record<string, unknown>>;

/** The value with its statements changed, wherever they are in it. */
export function stripStatements(value: unknown, lacking: readonly Lack[], onStripped: OnStripped): unknown {
  if (Array.isArray(value)) return value.flatMap((each) => stripped(each, lacking, onStripped));
  const [only] = stripped(value, lacking, onStripped);
  return only;
}

/** More than one only of a statement, which is always in an array. */
function stripped(value: unknown, lacking: readonly Lack[], onStripped: OnStripped): unknown[] {
  if (Array.isArray(value)) return [stripStatements(value, lacking, onStripped)];
  if (!isRecord(value)) return [value];
  if (value.Effect !== 'Allow') {
    const entries = Object.entries(value).map(([key, each]) => [
      key,
      stripStatements(each, lacking, onStripped),
    ]);
    return [Object.fromEntries(entries)];
  }
  return withAnyResource(withoutConditions(value, lacking, onStripped), lacking, onStripped);
}

function withoutConditions(
  statement: Statement,
  lacking: readonly Lack[],
  onStripped: OnStripped,
): Statement {
  const { Condition, ...rest } = statement;
  if (!isRecord(Condition)) return statement;
  const operators = Object.entries(Condition).flatMap(([operator, keys]) => {
    const left = Object.entries(isRecord(keys) ? keys : {}).filter(([key]) => {
      const lack = lacking.find((entry) => entry.kind === 'condition' && entry.key === key);
      if (lack) onStripped(lack);
      return lack === undefined;
    });
    return left.length > 0 ? [[operator, Object.fromEntries(left)]] : [];
  });
  return operators.length > 0 ? { ...rest, Condition: Object.fromEntries(operators) } : rest;
}

/** Two statements, when only some of the actions are such. */
function withAnyResource(
  statement: Statement,
  lacking: readonly Lack[],
  onStripped: OnStripped,
): Statement[] {
  const actions = [statement.Action].flat();
  const lackOf = (action: unknown) =>
    lacking.find((lack) => lack.kind === 'scope' && lack.actions.some((each) => each === action));
  const unscoped = actions.filter((action) => lackOf(action) !== undefined);
  if (unscoped.length === 0 || statement.Resource === '*') return [statement];
  for (const action of unscoped) {
    const lack = lackOf(action);
    if (lack) onStripped(lack);
  }
  const scoped = actions.filter((action) => !unscoped.includes(action));
  return [
    ...(scoped.length > 0 ? [{ ...statement, Action: scoped }] : []),
    { ...statement, Action: unscoped, Resource: '*' },
  ];
}
