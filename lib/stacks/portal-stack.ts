// What people set up and look at: teams, and the portal. A stack of its own, since CloudFormation takes 500 resources in one.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Portal } from '../portal/portal.ts';
import { Routing } from '../routing/routing.ts';
import type { DataStack } from './data-stack.ts';
import type { DibsStack } from './dibs-stack.ts';

export type PortalStackProps = StackProps & { data: DataStack; dibs: DibsStack; files: string };

export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, { data, dibs, files, ...props }: PortalStackProps) {
    super(scope, id, props);
    const { shared, api } = dibs;
    new Routing(this, shared, api);
    new Portal(this, shared.config, { api, signIn: data.signIn, files });
  }
}
