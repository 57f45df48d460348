// The headers that CloudFront adds by the template's response headers policy, so that what it forbids breaks here.
import * as z from 'zod';
import { propertiesOf } from '../template/properties.ts';
import type { Resource } from '../template/resources.ts';

const Override = z.literal(true);

const policyProperties = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    CustomHeadersConfig: z.object({
      Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override })),
    }),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), Override }),
      ContentTypeOptions: z.strictObject({ Override }),
      FrameOptions: z.strictObject({ FrameOption: z.enum(['DENY', 'SAMEORIGIN']), Override }),
      ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override }),
      StrictTransportSecurity: z.strictObject({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean().default(false),
        Override,
      }),
    }),
  }),
});

export function securityHeaders(policy: Resource | undefined): Readonly<Record<string, string>> {
  if (policy === undefined) throw new Error('The portal is served without a response headers policy.');
  const { CustomHeadersConfig, SecurityHeadersConfig } = propertiesOf(
    policy,
    policyProperties,
  ).ResponseHeadersPolicyConfig;
  const { AccessControlMaxAgeSec, IncludeSubdomains } = SecurityHeadersConfig.StrictTransportSecurity;
  return {
    'content-security-policy': SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': SecurityHeadersConfig.FrameOptions.FrameOption,
    'referrer-policy': SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy,
    // A browser heeds it over https alone.
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
  };
}
