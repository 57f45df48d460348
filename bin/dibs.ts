// Makes the stacks of one stage: `cdk deploy --all -c stage=<stage>`, or DIBS_STAGE=<stage>; `local` when neither is given.
import { join } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../lib/config/stage-config.ts';
import { DataStack } from '../lib/stacks/data-stack.ts';
import { DibsStack } from '../lib/stacks/dibs-stack.ts';
import { PortalStack } from '../lib/stacks/portal-stack.ts';

const root = join(import.meta.dirname, '..');

const app = new App({
  analyticsReporting: false,
  treeMetadata: false,
  // Here and not in cdk.json: the local run starts this file without the CDK's command line.
  context: {
    ...CURRENTLY_RECOMMENDED_FLAGS,
    // The data stack may not drop what the other one still uses.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    // The command line asks for these too; the local run finds code and names constructs by them.
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
  },
});

const stage = String(app.node.tryGetContext('stage') ?? process.env.DIBS_STAGE ?? 'local');
const config = readConfig(stage, join(root, 'config'));
const account = config.account ?? process.env.CDK_DEFAULT_ACCOUNT;
const region = config.region ?? process.env.CDK_DEFAULT_REGION;
const env = { ...(account && { account }), ...(region && { region }) };
const deployed = stage !== 'local';

const data = new DataStack(app, `dibs-${stage}-data`, config, {
  env,
  description: 'Dibs: what must outlive a deploy (table, people who sign in)',
  terminationProtection: deployed,
});
const dibs = new DibsStack(app, `dibs-${stage}`, {
  env,
  description: 'Dibs: offers a new client to a team of agents at once; the first to answer has it',
  terminationProtection: deployed,
  config,
  data,
  bundles: process.env.DIBS_DIST ?? join(root, 'dist'),
});
new PortalStack(app, `dibs-${stage}-portal`, {
  env,
  description: 'Dibs: the portal, and who is in which team',
  terminationProtection: deployed,
  data,
  dibs,
  files: process.env.DIBS_PORTAL ?? join(root, 'dist-portal'),
});

Tags.of(app).add('application', 'dibs');
Tags.of(app).add('stage', stage);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
app.synth();
