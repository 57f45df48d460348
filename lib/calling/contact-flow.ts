// A contact flow of Amazon Connect that invokes one function: the flow, the function's approval, and who may invoke it.
import { Fn, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ServiceFunction } from '../platform/service-function.ts';
import { pascalCase, physicalName, type SharedResources } from '../platform/shared-resources.ts';
import type { FlowContent } from './contact-flows/flow-language.ts';

export type ContactFlowProps = {
  /** The flow's name in the instance starts with the stage's. */
  name: string;
  description: string;
  instanceArn: string;
  /** The number, in E.164, that is attached to the flow or calls by it. */
  number: string;
  content: FlowContent;
  /** The function that `content` invokes. */
  invokes: ServiceFunction;
};

export class ContactFlow extends Construct {
  /** What `StartOutboundVoiceContact` knows it by: the last part of its ARN. */
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
    const approval = new CfnIntegrationAssociation(this, 'Approval', {
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
      // CloudFormation attaches no number that the account already has: this says which one it shall be.
      tags: [{ key: 'number', value: props.number }],
    });
    // Connect refuses a flow that invokes a function which the instance may not.
    flow.addResourceDependency(approval);
    this.flowId = Fn.select(3, Fn.split('/', flow.attrContactFlowArn));
  }
}
