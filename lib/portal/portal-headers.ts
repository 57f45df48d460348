// The response headers of the portal's files: what a browser may load, and which origins it may call.
import { Duration, Stack } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** What a page reaches beyond its own origin: what it calls, and where images are. */
type Reached = { calls: readonly string[]; images: readonly string[] };

/** Code and styles from its own origin only, and no inline code. */
function contentSecurityPolicy({ calls, images }: Reached): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...images].join(' '),
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${calls.join(' ')}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function portalHeaders(scope: Construct, reached: Reached): ResponseHeadersPolicy {
  const custom = (header: string, value: string) => ({ header, value, override: true });
  const { stackName, region } = Stack.of(scope);
  return new ResponseHeadersPolicy(scope, 'Headers', {
    // CloudFront's names are one for all regions.
    responseHeadersPolicyName: `${stackName}-${region}`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(reached), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      // URLs contain referral ids.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        custom('cross-origin-opener-policy', 'same-origin'),
        custom('cross-origin-resource-policy', 'same-origin'),
        custom('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'),
      ],
    },
  });
}
