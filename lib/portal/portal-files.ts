// Copies the portal's files and its configuration to the bucket at a deploy, each with its cache-control.
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';

/** File names with a content hash. */
const assets = 'assets/*';

/** Files that only the build uses. */
const notServed = ['.vite', 'built-from'];

export class PortalFiles extends Construct {
  constructor(
    scope: Construct,
    config: StageConfig,
    given: { bucket: IBucket; files: string; configuration: Readonly<Record<string, string>> },
  ) {
    super(scope, 'Files');
    const { bucket, files, configuration } = given;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // CDK would add more permissions than copying needs.
    const handlerRole = role.withoutPolicyUpdates();
    const built = Source.asset(files, { exclude: notServed }).bind(this, { handlerRole });
    const configured = Source.jsonData('config.json', configuration).bind(this, { handlerRole });
    const logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    mayCopy(role, built.bucket, bucket, logGroup);

    const shared = { destinationBucket: bucket, role: handlerRole, logGroup, retainOnDelete: false };
    const immutable = new BucketDeployment(this, 'Assets', {
      ...shared,
      sources: [{ bind: () => built }],
      exclude: ['*'],
      include: [assets],
      // Pages that are open still load their old assets.
      prune: false,
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      sources: [{ bind: () => built }, { bind: () => configured }],
      exclude: [assets],
      cacheControl: [CacheControl.noCache()],
    });
    // Permissions first; and assets before the page that refers to them.
    immutable.node.addDependency(role);
    pages.node.addDependency(immutable);
    acknowledgeRuntime(this);
  }
}

/** Exactly what copying needs. It is the same at every deploy: a new permission takes AWS a while to propagate. */
function mayCopy(role: Role, from: IBucket, to: IBucket, logGroup: LogGroup): void {
  const allow = (actions: string[], resource: string) =>
    role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
  allow(['s3:GetObject'], from.arnForObjects('*'));
  allow(['s3:GetBucketTagging', 's3:ListBucket'], to.bucketArn);
  allow(['s3:DeleteObject', 's3:PutObject'], to.arnForObjects('*'));
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);
  acknowledgeAnyOf(role, from, 'The CDK assets of this account: each deploy has its own.');
  acknowledgeAnyOf(role, to, 'Every file of the portal, in a bucket that holds nothing else.');
}

function acknowledgeAnyOf(role: Role, bucket: IBucket, reason: string): void {
  const objects = flattenCfnReference(Stack.of(role).resolve(bucket.arnForObjects('*')));
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${objects}]`, reason });
}

function acknowledgeRuntime(scope: Construct): void {
  for (const child of Stack.of(scope).node.children) {
    if (!child.node.id.startsWith('Custom::CDKBucketDeployment')) continue;
    Validations.of(child).acknowledge({
      id: 'AwsSolutions-L1',
      reason: 'CDK’s own function, which runs only at deploys; its runtime comes with CDK.',
    });
  }
}
