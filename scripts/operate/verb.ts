// What a verb is: its name, its options, and what it does with them.
import type * as z from 'zod';
import type { Operator } from './operator.ts';

/** `value`: what stands for its value in the help; without one the option is a switch. */
export type Option = { value?: string; does: string };

export type Verb = {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** More about it, for its own help. */
  readonly details: readonly string[];
  /** The names of what follows the verb without a dash. */
  readonly words: readonly string[];
  /** Whether they may be left out. */
  readonly wordsAreOptional: boolean;
  readonly options: Readonly<Record<string, Option>>;
  run(given: unknown, operator: Operator): Promise<void>;
};

export function verb<Given extends z.ZodType>(
  described: Omit<Verb, 'run' | 'words' | 'wordsAreOptional' | 'options'> &
    Partial<Pick<Verb, 'words' | 'wordsAreOptional' | 'options'>> & {
      /** What words and options have to be, by their names. */
      given: Given;
      run(given: z.output<Given>, operator: Operator): Promise<void>;
    },
): Verb {
  const { given: schema, run, ...rest } = described;
  return {
    words: [],
    wordsAreOptional: false,
    options: {},
    ...rest,
    run: (given, operator) => run(schema.parse(given), operator),
  };
}
