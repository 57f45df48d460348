// Makes the stacks of one stage: `cdk deploy --all -c stage=<stage>`, or DIBS_STAGE=<stage>; `local` when neither is given.
import { join } from 'node:path';
import { Annotations, App, Tags, Validations } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Calling } from '../lib/calling/calling.ts';
import { Campaigns } from '../lib/campaigns/campaigns.ts';
import { Claiming } from '../lib/claiming/claiming.ts';
import { Clients } from '../lib/clients/clients.ts';
import { readConfig } from '../lib/config/stage-config.ts';
import { Consent } from '../lib/consent/consent.ts';
import { Delivery } from '../lib/delivery/delivery.ts';
import { Live } from '../lib/live/live.ts';
import { Office } from '../lib/office/office.ts';
import { Operations } from '../lib/office/operations.ts';
import { Invitations } from '../lib/people/invitations.ts';
import { People } from '../lib/people/people.ts';
import { Portal } from '../lib/portal/portal.ts';
import { Routing } from '../lib/routing/routing.ts';
import { BaseStack } from '../lib/stacks/base-stack.ts';
import type { Capability } from '../lib/stacks/capabilities.ts';
import { CapabilityStack } from '../lib/stacks/capability-stack.ts';
import { DataStack } from '../lib/stacks/data-stack.ts';
import { Stream } from '../lib/stream/stream.ts';
import { Texting } from '../lib/texting/texting.ts';
import { Webhooks } from '../lib/webhooks/webhooks.ts';

const root = join(import.meta.dirname, '..');

const app = new App({
  analyticsReporting: false,
  treeMetadata: false,
  // Here and not in cdk.json: the local run starts this file without the CDK's command line.
  context: {
    ...CURRENTLY_RECOMMENDED_FLAGS,
    // A stack can't drop what another one still uses.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    // The command line asks for these too; the local run finds code and names constructs by them.
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
  },
});

const stage = String(app.node.tryGetContext('stage') ?? process.env.DIBS_STAGE ?? 'local');
const config = readConfig(stage, process.env.DIBS_CONFIG ?? join(root, 'config'));
const account = config.account ?? process.env.CDK_DEFAULT_ACCOUNT;
const region = config.region ?? process.env.CDK_DEFAULT_REGION;
const tags = { application: 'dibs', stage };
const props = {
  env: { ...(account && { account }), ...(region && { region }) },
  // Not before the first deploy has succeeded: what CloudFormation rolled back has to be deleted before it is created again (DE-1).
  terminationProtection: config.protected,
  // Of the stack itself: by them `npm run operate` finds the stacks of a stage (DE-3).
  tags,
};

const data = new DataStack(app, `dibs-${stage}-data`, config, {
  ...props,
  description: 'Dibs: what must outlive a deploy (table, people who sign in, keys, inbound texts)',
});
const base = new BaseStack(app, `dibs-${stage}`, {
  ...props,
  description: 'Dibs: the API, the event bus and the alarm topic',
  config,
  data,
  bundles: process.env.DIBS_DIST ?? join(root, 'dist'),
});
if (!stage.startsWith('local') && !config.protected) {
  Annotations.of(data).addWarningV2(
    'dibs:not-protected',
    `Once this stage has been deployed, write "protected": true into config/${stage}.json and deploy again: until then its stacks, table and people may be deleted.`,
  );
}
const { shared, api, bus } = base;
const stack = (capability: Capability, does: string) => new CapabilityStack(app, base, capability, does);

const people = stack('people', 'teams, agents and their devices');
new People(people, shared, api, data.pushKey);
new Routing(stack('routing', 'who is offered a referral'), shared, api);
const { offerReferral, standing } = new Claiming(
  stack('claiming', 'referrals and who gets them'),
  shared,
  api,
  data.signIn.pool,
);
const { callMe } = new Calling(stack('calling', 'claims by call and by PIN'), shared, api, data.pinKey);
new Texting(stack('texting', 'conversations and inbound texts'), shared, api, data.inboundTexts);
const { requestConsent } = new Consent(stack('consent', 'consent to texts, and its ledger'), shared, api);
const { outboxes, replyDigests, emails } = new Delivery(
  stack('delivery', 'what is sent, and its receipts'),
  shared,
  api,
  data.pushKey,
);
const { queue: invitations } = new Invitations(people, shared, {
  api,
  users: data.signIn.pool,
  emails,
});
const { remindOwner } = new Clients(
  stack('clients', 'stages, tags, notes and reminders of claimed referrals'),
  shared,
  api,
);
const { bulkTexts, sendPlanSteps } = new Campaigns(
  stack('campaigns', 'texts that a team has written ahead'),
  shared,
  api,
);
const live = new Live(stack('live', 'tells open portals what changed'), shared, api);
const office = stack('office', 'what administrators and the source look up and do');
new Office(office, shared, api);
new Stream(stack('stream', 'reactions to each change of the table'), shared, {
  bus,
  offerReferral,
  callMe,
  requestConsent,
  remindOwner,
  sendPlanSteps,
  outboxes,
  standing,
  invitations,
  replyDigests,
  bulkTexts,
  live: live.channels,
});
if (config.webhooks.length > 0)
  new Webhooks(stack('webhooks', 'tells receivers outside of AWS of events'), shared, bus);
// Last: it looks at what all the others have made.
new Operations(office, shared, api);
new Portal(stack('portal', 'the web app of agents and leads'), config, {
  api,
  live: live.channels,
  signIn: data.signIn,
  files: process.env.DIBS_PORTAL ?? join(root, 'dist-portal'),
});

for (const [name, value] of Object.entries(tags)) Tags.of(app).add(name, value);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
app.synth();
