// An Amazon Connect contact flow that may invoke one function: the flow, the integration, and the permission to invoke it.
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
  /** The number, in E.164, that is attached to the flow (`answers`) or places its calls. */
  number: string;
  use: 'answers' | 'calls';
  content: FlowContent;
  /** The function that `content` invokes, if any. */
  invokes?: ServiceFunction;
};

export class ContactFlow extends Construct {
  /** The last part of its ARN, for `StartOutboundVoiceContact`. */
  readonly flowId: string;

  constructor(scope: Construct, shared: SharedResources, props: ContactFlowProps) {
    super(scope, pascalCase(`${props.name}-flow`));
    const { instanceArn, invokes } = props;
    const flow = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: physicalName(shared, props.name),
      description: props.description,
      type: 'CONTACT_FLOW',
      content: Stack.of(this).toJsonString(props.content),
      // CloudFormation can't attach a number that the account already owns: the tag says which one belongs here.
      tags: [
        { key: 'number', value: props.number },
        { key: 'use', value: props.use },
      ],
    });
    // Connect rejects a flow whose function is not integrated with the instance.
    if (invokes !== undefined) flow.addResourceDependency(this.integrate(invokes, instanceArn));
    this.flowId = Fn.select(3, Fn.split('/', flow.attrContactFlowArn));
  }

  private integrate({ function: invoked }: ServiceFunction, instanceArn: string): CfnIntegrationAssociation {
    invoked.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: instanceArn,
    });
    return new CfnIntegrationAssociation(this, 'Integration', {
      instanceId: instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: invoked.functionArn,
    });
  }
}
