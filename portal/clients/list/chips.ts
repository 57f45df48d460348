// What a list is filtered by, in words: a chip each, to take away by one tap.
import { type FilterName, type Filters, filterNames } from './filters.ts';
import type { listWords } from './words.ts';

export type Chip = { name: FilterName; text: string };

type Says = {
  words: (typeof listWords)['en'];
  stages: Readonly<Record<string, string>>;
  sides: Readonly<Record<string, string>>;
  day: (day: string) => string;
  agent: (agentId: string) => string;
};

export function chipsOf(filters: Filters, says: Says): Chip[] {
  return filterNames.flatMap((name) => {
    const value = filters[name];
    if (value === undefined || name === 'whose' || name === 'q') return [];
    return [{ name, text: textOf(name, value, says) }];
  });
}

function textOf(name: Exclude<FilterName, 'whose' | 'q'>, value: string, says: Says): string {
  const { words } = says;
  const label = words.names[name];
  switch (name) {
    case 'quiet':
      return words.quietChip(value);
    case 'neverContacted':
      return label;
    case 'hasReplied':
    case 'needsReply':
    case 'textable':
      return words[name][value === 'true' ? 'true' : 'false'];
    case 'sort':
      return words.sorts.arrival;
    case 'side':
      return says.sides[value] ?? value;
    case 'stage':
      return says.stages[value] ?? value;
    case 'contactedBefore':
    case 'contactedAfter':
      return words.chip(label, says.day(value));
    case 'owner':
      return words.chip(label, says.agent(value));
    case 'state':
      return words.chip(label, value.toUpperCase());
    case 'tag':
      return words.chip(label, value);
  }
}

/** As views are known: the built-in ones by what they filter. */
export const builtInViews = {
  toAnswer: 'needsReply=true',
  never: 'neverContacted=true',
  quiet: 'quiet=30',
} as const;
