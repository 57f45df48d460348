// The push services of browsers that the stage calls: named in its functions' environments.
import * as z from 'zod';
import { propertiesOf } from './properties.ts';
import type { DeployedTemplate } from './resources.ts';

const properties = z.object({
  Environment: z.object({ Variables: z.looseObject({ PUSH_SERVICES: z.string().optional() }) }).optional(),
});

export function pushServices(template: DeployedTemplate): readonly string[] {
  const named = template
    .ofType('AWS::Lambda::Function')
    .flatMap((resource) => propertiesOf(resource, properties).Environment?.Variables.PUSH_SERVICES ?? [])
    .flatMap((list) => z.array(z.string()).parse(JSON.parse(list)));
  return [...new Set(named)];
}
