// The names of the stage's brands, as its functions are told them; the first is whose a team is that names none (PE-1).
import * as z from 'zod';
import type { DeployedTemplate } from '../template/resources.ts';

const told = z.object({
  Environment: z.object({ Variables: z.object({ BRANDS: z.string() }) }),
});
const brands = z.array(z.object({ id: z.string(), name: z.string() })).min(1);

export type NameOfBrand = (brandId: string | undefined) => string | undefined;

export function namesOfBrands(template: Pick<DeployedTemplate, 'ofType'>): NameOfBrand {
  const all = template.ofType('AWS::Lambda::Function').flatMap(({ properties }) => {
    const text = told.safeParse(properties).data?.Environment.Variables.BRANDS;
    const named = text === undefined ? undefined : brands.safeParse(JSON.parse(text)).data;
    return named === undefined ? [] : [named];
  })[0];
  return (brandId) => (all?.find(({ id }) => id === brandId) ?? all?.[0])?.name;
}
