// The headers that every file of the portal is served with: what a browser may do with it, and whom it may talk to.
import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** No origin but its own for code, style and pictures, and no inline code at all; `origins` are whom it calls. */
function contentSecurityPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${origins.join(' ')}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function portalHeaders(scope: Construct, origins: readonly string[]): ResponseHeadersPolicy {
  const custom = (header: string, value: string) => ({ header, value, override: true });
  return new ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(origins), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      // Addresses name referrals: they are nobody else's business.
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
