// Which figures of docs/cost.md are higher now than those that were committed.

/** A receipt that overtakes an answer is a write or an invocation more: as much must not look like a rise. Sums of dollars don't feel it. */
const negligible = 2;

/** Rows of the page's tables whose numbers rose by more than `share`, and rows that are new, as text. */
export function risenFigures(committed: string, counted: string, share: number): string[] {
  const known = figuresOf(committed);
  return [...figuresOf(counted)].flatMap(([row, figures]) => {
    const before = known.get(row);
    if (before === undefined) return [`${row}: is new`];
    return figures.flatMap((figure, place) => {
      const was = before[place] ?? 0;
      const isWithin = Number.isInteger(figure) && figure - was <= negligible;
      return figure > was * (1 + share) && !isWithin ? [`${row}: ${was} → ${figure}`] : [];
    });
  });
}

/** The numbers of each row by its first cell; AWS calls by their names are one row each. */
function figuresOf(page: string): Map<string, number[]> {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --- '));
  return new Map(
    rows.flatMap((row) => {
      const [first = '', ...cells] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const plain = cells.map((cell) => cell.replace(/^\$/, '').replaceAll(',', ''));
      const figures = plain.filter((cell) => /^[\d.]+$/.test(cell)).map(Number);
      return figures.length === 0 ? [] : [[first, figures] as const];
    }),
  );
}
