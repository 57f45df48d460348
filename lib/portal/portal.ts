// The portal's hosting: a private bucket behind CloudFront, strict headers, and a configuration written at deploy time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { logoOrigins } from '../config/brand-logo.ts';
import type { StageConfig } from '../config/stage-config.ts';
import type { LiveApi } from '../live/live-api.ts';
import type { SignIn } from '../people/sign-in.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { PortalFiles } from './portal-files.ts';
import { portalHeaders } from './portal-headers.ts';
import { privateBucket } from './private-bucket.ts';

/** Serves index.html for paths without an extension. A missing file stays a 404. */
const onePage = `function handler(event) {
  var request = event.request;
  if (request.uri.split('/').pop().indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

type Parts = { api: HttpApi; live: LiveApi; signIn: SignIn; files: string };

export class Portal extends Construct {
  constructor(scope: Construct, config: StageConfig, parts: Parts) {
    super(scope, 'Portal');
    const { api, live, signIn, files } = parts;
    requireBuilt(files);
    const bucket = privateBucket(this);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Dibs portal (${config.stage})`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket, { originAccessControl: accessControl(this) }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // It honors each file's cache-control, so a deploy needs no invalidation.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: portalHeaders(this, {
          calls: [api.url, live.origin, ...signIn.origins],
          images: logoOrigins(config.brands),
        }),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'OnePage', {
              code: FunctionCode.fromInline(onePage),
              runtime: FunctionRuntime.JS_2_0,
              comment: 'Serves the one page for every address of the portal.',
            }),
          },
        ],
      },
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(config.portalWebAcl !== undefined && { webAclId: config.portalWebAcl }),
      ...ownDomain(this, config),
    });
    acknowledgeChecks(distribution, config);

    new PortalFiles(this, config, {
      bucket,
      files,
      configuration: {
        apiUrl: api.url,
        liveUrl: live.url,
        authority: signIn.issuer,
        signInUrl: signIn.signInUrl,
        clientId: signIn.portal.userPoolClientId,
        signOutUrl: signIn.signOutUrl,
      },
    });
    new CfnOutput(this, 'Address', { value: `https://${distribution.distributionDomainName}` });
  }
}

/** Named by its region, too: CloudFront's names are one for all of them. */
function accessControl(scope: Construct): S3OriginAccessControl {
  const { stackName, region } = Stack.of(scope);
  return new S3OriginAccessControl(scope, 'Access', { originAccessControlName: `${stackName}-${region}` });
}

/** With a certificate the portal is served at `portalUrl`; without one `portalUrl` must be its CloudFront domain. */
function ownDomain(scope: Construct, { portalCertificate, portalUrl }: StageConfig) {
  if (portalCertificate === undefined) return {};
  return {
    domainNames: [new URL(portalUrl).hostname],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', portalCertificate),
  };
}

function acknowledgeChecks(distribution: Distribution, { portalWebAcl }: StageConfig): void {
  if (portalWebAcl === undefined) {
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR2',
      reason:
        'It serves static files only, with nothing for a firewall to inspect; a brokerage that wants one names it (portalWebAcl).',
    });
  }
  Validations.of(distribution).acknowledge(
    {
      id: 'AwsSolutions-CFR1',
      reason: 'The portal holds no data, the API authorizes every request, and agents travel.',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason: 'Its logs would only record who opened which referral from which address.',
    },
    {
      id: 'AwsSolutions-CFR4',
      reason:
        'CloudFront’s own certificate fixes the protocol; with portalCertificate the minimum is TLS 1.2.',
    },
  );
}

function requireBuilt(files: string): void {
  if (existsSync(join(files, 'index.html'))) return;
  throw new Error(`The portal is not built: ${files} holds no index.html. Run "npm run portal".`);
}
