// How the template has the portal served: what its edge function makes of an address, the headers, and its configuration.
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate, Resource } from '../template/resources.ts';
import type { Synthesis } from '../template/synthesis.ts';
import { securityHeaders } from './security-headers.ts';

/** What the portal is told at its start. */
const configuration = z.strictObject({
  apiUrl: z.string(),
  liveUrl: z.string(),
  authority: z.string(),
  signInUrl: z.string(),
  clientId: z.string(),
  signOutUrl: z.string(),
});
export type PortalConfiguration = z.infer<typeof configuration>;

export type DeployedPortal = {
  /** The path of the file that an address leads to. */
  fileAt(path: string): string;
  headersOf(file: string): Readonly<Record<string, string>>;
  readonly compresses: boolean;
  readonly configuration: PortalConfiguration;
};

const distributionProperties = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: z.object({
      FunctionAssociations: z.tuple([
        z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }),
      ]),
      ResponseHeadersPolicyId: z.string(),
      Compress: z.boolean(),
    }),
    /** A mapped error would hide a real one. */
    CustomErrorResponses: z.array(z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() })),
  }),
});
const functionProperties = z.object({ FunctionCode: z.string() });
const namePattern = z.string().regex(/^[^*?[]*\*?$/, 'stars are known at the end alone');
const deploymentProperties = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  Exclude: z.array(namePattern).default([]),
  Include: z.array(namePattern).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

/** Undefined when the template has no portal. */
export function deployedPortal(
  template: DeployedTemplate,
  synthesis: Pick<Synthesis, 'assetPath' | 'read'>,
): DeployedPortal | undefined {
  const [distribution] = template.ofType('AWS::CloudFront::Distribution');
  if (distribution === undefined) return undefined;
  const { DefaultCacheBehavior } = propertiesOf(distribution, distributionProperties).DistributionConfig;
  const [{ FunctionARN }] = DefaultCacheBehavior.FunctionAssociations;
  const policy = template
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find(({ ref }) => ref === DefaultCacheBehavior.ResponseHeadersPolicyId);
  const headers = securityHeaders(policy);
  const deployments = template
    .ofType('Custom::CDKBucketDeployment')
    .map((resource) => propertiesOf(resource, deploymentProperties));

  return {
    fileAt: edgeFunction(template.byArn(FunctionARN)),
    headersOf: (file) => {
      const deployment = deployments.find((each) => copies(each, file.slice(1)));
      return { ...headers, ...deployment?.SystemMetadata };
    },
    compresses: DefaultCacheBehavior.Compress,
    configuration: configurationIn(deployments, synthesis),
  };
}

type Deployment = z.infer<typeof deploymentProperties>;

/** As the AWS command line filters: everything, but for what is excluded, but for what is included again. */
function copies({ Exclude, Include }: Deployment, name: string): boolean {
  const matches = (pattern: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  return !Exclude.some(matches) || Include.some(matches);
}

function edgeFunction(resource: Resource): DeployedPortal['fileAt'] {
  const { FunctionCode } = propertiesOf(resource, functionProperties);
  const place = createContext({ uri: '' });
  new Script(FunctionCode).runInContext(place);
  const asked = new Script('handler({ request: { uri } }).uri');
  return (uri) => {
    place.uri = uri;
    return z.string().parse(asked.runInContext(place));
  };
}

/** The JSON file that a deploy writes, with the values that are known only then in place of its markers. */
function configurationIn(
  deployments: readonly Deployment[],
  { assetPath, read }: Pick<Synthesis, 'assetPath' | 'read'>,
): PortalConfiguration {
  for (const { SourceObjectKeys, SourceMarkers } of deployments) {
    for (const [index, markers] of SourceMarkers.entries()) {
      if (Object.keys(markers).length === 0) continue;
      const written = read(join(assetPath(SourceObjectKeys[index] ?? ''), 'config.json'));
      const filled = Object.entries(markers).reduce(
        (text, [marker, value]) => text.replaceAll(marker, value),
        written,
      );
      return configuration.parse(JSON.parse(filled));
    }
  }
  throw new Error('The template deploys a portal without a config.json.');
}
