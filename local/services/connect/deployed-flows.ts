// The contact flows of the template, with the numbers that they answer; a flow that could not ask its functions is refused.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';
import { requirePermission } from '../lambda-permissions.ts';
import { type ContactFlow, readContactFlow } from './contact-flow.ts';

export type DeployedFlow = {
  arn: string;
  instanceArn: string;
  /** The number, in E.164, that is attached to it or places its calls: attached by hand, so a tag tells it. */
  number: string | undefined;
  /** False for a flow of calls that Connect places: who calls the number back does not get there. */
  answers: boolean;
  flow: ContactFlow;
};

const flowProperties = z.object({
  InstanceArn: z.string().regex(/^arn:aws:connect:[\w-]+:\d{12}:instance\/[\w-]+$/),
  Type: z.literal('CONTACT_FLOW', { error: 'only contact flows are run by the local cloud' }),
  State: z.literal('ACTIVE').default('ACTIVE'),
  Content: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});
const associationProperties = z.object({
  InstanceId: z.string(),
  IntegrationType: z.literal('LAMBDA_FUNCTION'),
  IntegrationArn: z.string(),
});

export function readDeployedFlows(template: DeployedTemplate): readonly DeployedFlow[] {
  const associations = template
    .ofType('AWS::Connect::IntegrationAssociation')
    .map((resource) => propertiesOf(resource, associationProperties));

  function requireFunction(functionArn: string, instanceArn: string, resource: Resource): void {
    template.byArn(functionArn);
    const isAssociated = associations.some(
      (each) => each.InstanceId === instanceArn && each.IntegrationArn === functionArn,
    );
    if (!isAssociated)
      throw new Error(`${resource.path}: ${functionArn} is not associated with the instance`);
    const by = { principal: 'connect.amazonaws.com', sourceArn: instanceArn, resource };
    requirePermission(template, functionArn, by);
  }

  return template.ofType('AWS::Connect::ContactFlow').map((resource) => {
    const { InstanceArn, Content, Tags } = propertiesOf(resource, flowProperties);
    const flow = readContactFlow(Content, resource.path);
    for (const arn of flow.functionArns) requireFunction(arn, InstanceArn, resource);
    const number = Tags.find(({ Key }) => Key === 'number')?.Value;
    const answers = Tags.every(({ Key, Value }) => Key !== 'use' || Value === 'answers');
    return { arn: resource.arn, instanceArn: InstanceArn, number, answers, flow };
  });
}
