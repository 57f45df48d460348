// Brands (PE-1): what was stored without a name is the first one's, and what has a brand needs it. A deploy asks neither.
import type { DeployedStage } from '../stacks.ts';
import type { Target } from '../target.ts';
import { expect, type Finding, ok } from './finding.ts';

export function checkBrands(
  { config }: Pick<Target, 'config'>,
  deployed: Pick<DeployedStage, 'outputs'>,
): Finding[] {
  const [first, ...others] = config().brands.map(({ id }) => id);
  const [output] = deployed.outputs('^Brands');
  if (output === undefined) return [ok('The brands')];
  const [before = '', ...rest] = output.value.split(',');
  const gone = rest.filter((id) => ![first, ...others].includes(id));
  return [
    expect(
      first === before,
      `The first brand ${before}`,
      `the configuration begins with ${first}, which would take over the consents of ${before}: list ${before} first`,
    ),
    ...gone.map((id) =>
      expect(
        false,
        `The brand ${id}`,
        `it was deployed, and teams or conversations may have it: nothing could be said in its name. Put it back, or move its teams first and deploy without this check`,
      ),
    ),
  ];
}
