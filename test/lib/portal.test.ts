// The portal is served from a private bucket, under a policy that lets it talk to the API and to Cognito alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { roleOf, statementsOf } from './support/roles.ts';
import { dibsStack, runApp, standIns } from './support/synthesized.ts';

const stack = dibsStack();
const scratch = mkdtempSync(join(tmpdir(), 'dibs-portal-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const distribution = z
  .object({ DistributionConfig: z.record(z.string(), z.unknown()) })
  .parse(stack.ofType('AWS::CloudFront::Distribution')[0]?.Properties).DistributionConfig;

describe('the bucket', () => {
  const [bucket, ...others] = stack.ofType('AWS::S3::Bucket');

  test('is the only one, private, encrypted and nobody’s but the account’s', () => {
    expect(others).toEqual([]);
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{}] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(bucket?.Properties).not.toHaveProperty('WebsiteConfiguration');
  });

  test('is read by this distribution alone, and by nobody without TLS', () => {
    const policies = stack.ofType('AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(1);
    expect(policies[0]?.Properties).toMatchObject({
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
          },
        ],
      },
    });
    expect(JSON.stringify(policies[0]?.Properties)).toContain('"PortalDistribution');
  });
});

describe('the distribution', () => {
  test('speaks https alone, signs what it asks of the bucket, and compresses', () => {
    expect(distribution).toMatchObject({
      Enabled: true,
      HttpVersion: 'http2and3',
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', Compress: true },
      Origins: [{ OriginAccessControlId: expect.anything(), S3OriginConfig: { OriginAccessIdentity: '' } }],
    });
  });

  test('shows errors as what they are', () => {
    const { CustomErrorResponses } = distribution;
    expect(JSON.stringify(CustomErrorResponses)).not.toMatch(/ResponsePagePath|ResponseCode/);
  });

  test('lets no browser run, load or frame anything of others', () => {
    const policy = JSON.stringify(stack.ofType('AWS::CloudFront::ResponseHeadersPolicy')[0]?.Properties);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toMatch(/unsafe|https?:\/\/\*|blob:/);
    expect(policy).toMatch(
      /connect-src 'self' ",{"Fn::GetAtt":\["HttpApi\w+","ApiEndpoint"]}," ",{"Fn::GetAtt":\["LiveApi\w+","ApiEndpoint"]}," https:/,
    );
  });

  test('is served at its CloudFront domain without a certificate', () => {
    expect(distribution).not.toHaveProperty('Aliases');
  });
});

describe('what a deploy copies', () => {
  const deployments = stack.ofType('Custom::CDKBucketDeployment');

  test('assets first, for good; then the page and its configuration, to be asked for anew', () => {
    expect(deployments.map(({ Properties }) => Properties)).toMatchObject([
      {
        Exclude: ['*'],
        Include: ['assets/*'],
        Prune: false,
        SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      },
      { Exclude: ['assets/*'], SystemMetadata: { 'cache-control': 'no-cache' } },
    ]);
    expect(deployments[1]?.DependsOn).toContain(deployments[0]?.logicalId);
  });

  test('the configuration is made of what a deploy knows, so that one build serves every stage', () => {
    const markers = JSON.stringify(deployments[1]?.Properties.SourceMarkers);
    expect(markers).toContain('"ApiEndpoint"');
    expect(markers).toMatch(/SignInUsers.*SignInUsersPortal.*SignInUsersDomain/);
  });

  test('by a function that may do that and no more', () => {
    const [copier] = stack
      .ofType('AWS::Lambda::Function')
      .filter(({ path }) => path.includes('/Custom::CDKBucketDeployment'));
    const actions = copier && statementsOf(stack, roleOf(copier)).flatMap(({ Action }) => Action);
    expect(actions?.toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:GetBucketTagging',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });
});

test('a portal that is not built stops the synthesis with what to run', () => {
  const empty = mkdtempSync(join(scratch, 'empty-'));
  writeFileSync(join(empty, 'main.js'), '');
  const bundles = standIns(join(scratch, 'dist'));
  const run = () => runApp({ DIBS_DIST: bundles, DIBS_PORTAL: empty, CDK_OUTDIR: join(scratch, 'cdk.out') });
  expect(run).toThrow(/Run "npm run portal"/);
});
