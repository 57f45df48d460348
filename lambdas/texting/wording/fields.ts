// CP-1: the fields of a template. What goes out holds none: a text with one that nobody filled in is refused before it is sent.

export const fieldNames = [
  'ClientFirstName',
  'ClientName',
  'AgentFirstName',
  'AgentName',
  'Brand',
  'City',
  'VisitorFirstName',
  'CompanyName',
] as const;
export type FieldName = (typeof fieldNames)[number];

const field = new RegExp(`\\{\\s*(${fieldNames.join('|')})\\s*(?:\\|[^{}]*)?\\}`, 'g');

/** Where a field still stands in `body`, from its brace to behind the other. */
export type Hole = { field: FieldName; start: number; end: number };

export function holesIn(body: string): Hole[] {
  return [...body.matchAll(field)].flatMap(({ 0: whole, 1: name, index }) => {
    const known = fieldNames.find((each) => each === name);
    return known === undefined ? [] : [{ field: known, start: index, end: index + whole.length }];
  });
}
