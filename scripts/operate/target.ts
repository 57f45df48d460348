// Where a stage is: an AWS account by the default credentials, or the local cloud, which tells where it is and whom it trusts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readConfig, type StageConfig } from '../../lib/config/stage-config.ts';
import { CannotOperate } from './cannot-operate.ts';

/** What the SDK's clients are opened with. What is left out comes from the environment. */
export type ClientConfig = {
  region?: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
};

export type Target = {
  stage: string;
  isLocal: boolean;
  client: ClientConfig;
  /** Instead of what the stacks tell: an emulator and the local cloud are elsewhere. */
  api: string | undefined;
  signIn: string | undefined;
  /** What time it is there. */
  now(): Date;
  /** The stage's configuration. Throws with what to do when there is none. */
  config(): StageConfig;
};

const configDirectory = join(import.meta.dirname, '..', '..', 'config');

const localOperator = z.object({
  endpoint: z.url(),
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  signIn: z.url(),
  /** Its clock is moved by hand. */
  now: z.iso.datetime(),
});

/** One of stage and local cloud is named. */
export type Whereabouts = {
  stage?: string | undefined;
  region?: string | undefined;
  local?: string | undefined;
  api?: string | undefined;
  'sign-in'?: string | undefined;
};

export async function findTarget(given: Whereabouts): Promise<Target> {
  const stage = given.stage ?? 'local';
  const config = () => configOf(stage);
  if (given.local !== undefined) {
    const { endpoint, region, accessKeyId, secretAccessKey, signIn, now } = await askLocalCloud(given.local);
    const client = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
    return { stage, isLocal: true, client, api: given.local, signIn, now: () => new Date(now), config };
  }
  const region = given.region ?? regionOf(stage);
  return {
    stage,
    isLocal: false,
    client: region === undefined ? {} : { region },
    api: given.api,
    signIn: given['sign-in'],
    now: () => new Date(),
    config,
  };
}

async function askLocalCloud(url: string): Promise<z.infer<typeof localOperator>> {
  const where = `${url}/_local/operator`;
  const answer = await fetch(where).catch(() => undefined);
  if (!answer?.ok)
    throw new CannotOperate(`No local cloud answers at ${url}: start it with npm start, or correct --local.`);
  return localOperator.parse(await answer.json());
}

function configOf(stage: string): StageConfig {
  try {
    return readConfig(stage, configDirectory);
  } catch (fault) {
    throw new CannotOperate(fault instanceof Error ? fault.message : String(fault));
  }
}

/** An operator need not have the configuration: then the region comes from the environment. */
function regionOf(stage: string): string | undefined {
  return existsSync(join(configDirectory, `${stage}.json`)) ? configOf(stage).region : undefined;
}
