// An Amazon Connect contact flow that invokes one function: the flow, the integration, and the permission to invoke it.
import { Fn, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ServiceFunction } from '../platform/service-function.ts';
import { pascalCase, physicalName, type SharedResources } from '../platform/shared-resources.ts';
import type { FlowContent } from './contact-flows/flow-language.ts';

export type ContactFlowProps = {
  /** In the instance the flow is named `dibs-<stage>-<name>`. */
  name: string;
  description: string;
  instanceArn: string;
  /** The number, in E.164, that is attached to the flow or places its calls. */
  number: string;
  content: FlowContent;
  /** The function that `content` invokes. */
  invokes: ServiceFunction;
};

export class ContactFlow extends Construct {
  /** The last part of its ARN, for `StartOutboundVoiceContact`. */
  readonly flowId: string;

  constructor(scope: Construct, shared: SharedResources, props: ContactFlowProps) {
    super(scope, pascalCase(`${props.name}-flow`));
    const { instanceArn } = props;
    const invoked = props.invokes.function;
    invoked.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: instanceArn,
    });
    const integration = new CfnIntegrationAssociation(this, 'Integration', {
      instanceId: instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: invoked.functionArn,
    });
    const flow = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: physicalName(shared, props.name),
      description: props.description,
      type: 'CONTACT_FLOW',
      content: Stack.of(this).toJsonString(props.content),
      // CloudFormation can't attach a number that the account already owns: the tag says which one belongs here.
      tags: [{ key: 'number', value: props.number }],
    });
    // Connect rejects a flow whose function is not integrated with the instance.
    flow.addResourceDependency(integration);
    this.flowId = Fn.select(3, Fn.split('/', flow.attrContactFlowArn));
  }
}
