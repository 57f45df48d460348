// Before a deploy: whether the stage's brands may follow those that it has.
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../lib/config/stage-config.ts';
import { checkBrands } from '../../scripts/operate/checks/brands.ts';
import { dibsStack, root } from '../lib/support/synthesized.ts';

const local = readConfig('local', `${root}/config`);
const [first, second = first] = local.brands;

function found(deployed: string | undefined, brands: typeof local.brands = [first, second]) {
  const output = { stack: 'dibs-local-data', key: 'Brands', value: deployed ?? '', description: undefined };
  return checkBrands(
    { config: () => ({ ...local, brands }) },
    { outputs: () => (deployed === undefined ? [] : [output]) },
  );
}
const states = (...given: Parameters<typeof found>) => found(...given).map(({ state }) => state);

describe('the brands of a stage', () => {
  test('PE-1 may stay, and others may come behind them', () => {
    expect(states('example-homes')).toEqual(['ok']);
    expect(states('example-homes,harbor')).toEqual(['ok']);
    expect(states(undefined)).toEqual(['ok']);
  });

  test('PE-1 another at the first one’s place is refused: it would take over what is stored without a name', () => {
    const [order] = found('example-homes,harbor', [second, first]);
    expect(order).toMatchObject({ state: 'missing', what: 'The first brand example-homes' });
    expect(order?.todo).toContain('list example-homes first');
  });

  test('PE-1 one that is gone is named', () => {
    expect(found('example-homes,harbor', [first])).toMatchObject([
      { state: 'ok' },
      { state: 'missing', what: 'The brand harbor' },
    ]);
  });

  test('PE-1 the data stack tells which it was deployed with', () => {
    expect(dibsStack().outputs.Brands).toMatchObject({ Value: 'example-homes,harbor' });
  });
});
