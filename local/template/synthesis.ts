// Reads what `cdk synth` left in its output folder: the stacks' templates in deploy order and where their assets lie.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const artifact = z.object({
  type: z.string(),
  environment: z.string().optional(),
  properties: z
    .object({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      tags: z.record(z.string(), z.string()).default({}),
      file: z.string().optional(),
    })
    .optional(),
  dependencies: z.array(z.string()).default([]),
});
const manifest = z.object({ artifacts: z.record(z.string(), artifact) });

const assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

export const rawResource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  Metadata: z.object({ 'aws:cdk:path': z.string().optional() }).optional(),
});
export type RawResource = z.infer<typeof rawResource>;

const template = z.object({
  Resources: z.record(z.string(), rawResource).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.unknown(),
        Description: z.string().optional(),
        Export: z.object({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Mappings: z.record(z.string(), z.unknown()).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});

export type SynthesizedStack = z.infer<typeof template> & {
  name: string;
  region: string;
  tags: Readonly<Record<string, string>>;
};

export type Synthesis = {
  /** In the order of their dependencies: a stack comes after those whose exports it imports. */
  stacks: readonly SynthesizedStack[];
  /** Where an asset lies, a folder or a file, by the S3 key that the template names. */
  assetPath(s3Key: string): string;
  /** The text of a file, with the port in use in it. */
  read(file: string): string;
};

export const DEFAULT_REGION = 'us-east-1';

/**
 * What a local stage's configuration calls by `http://localhost:…` is the local cloud itself, on whatever port it listens: links,
 * addresses to return to after signing in, origins that may ask the API.
 */
const ownAddress = /\b(http(?::\/\/|%3A%2F%2F)localhost(?::|%3A))\d+/gi;

/** `port`: where the stage is reached. */
export function readSynthesis(outputFolder: string, port?: number): Synthesis {
  const { artifacts } = manifest.parse(readJson(join(outputFolder, 'manifest.json')));
  const read = (file: string) => {
    const text = readFileSync(file, 'utf8');
    return port === undefined ? text : text.replaceAll(ownAddress, `$1${port}`);
  };
  const stacks: SynthesizedStack[] = [];
  const paths = new Map<string, string>();
  const visited = new Set<string>();

  function visit(id: string): void {
    const found = artifacts[id];
    if (found === undefined || visited.has(id)) return;
    visited.add(id);
    found.dependencies.forEach(visit);
    if (found.type === 'aws:cloudformation:stack') {
      const file = z.string().parse(found.properties?.templateFile);
      const region = regionOf(found.environment);
      const content = template.parse(JSON.parse(read(join(outputFolder, file))));
      const tags = found.properties?.tags ?? {};
      stacks.push({ ...content, name: found.properties?.stackName ?? id, region, tags });
    }
    if (found.type === 'cdk:asset-manifest') readAssets(z.string().parse(found.properties?.file));
  }

  function readAssets(file: string): void {
    for (const [hash, { source }] of Object.entries(assets.parse(readJson(join(outputFolder, file))).files)) {
      if (source.path !== undefined) paths.set(hash, resolve(outputFolder, source.path));
    }
  }

  Object.keys(artifacts).forEach(visit);
  return {
    stacks,
    read,
    assetPath: (s3Key) => {
      const path = paths.get(s3Key.replace(/\.\w+$/, ''));
      if (path === undefined) throw new Error(`No asset of the synthesis has the key ${s3Key}.`);
      return path;
    },
  };
}

/** `aws://account/region`; a stack without a fixed region runs in the default one. */
function regionOf(environment: string | undefined): string {
  const region = environment?.split('/').at(-1);
  return region === undefined || region === 'unknown-region' ? DEFAULT_REGION : region;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
