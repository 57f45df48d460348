// The contract of the deployed template as the local cloud sees it: resources with every intrinsic resolved.

/** One resource of the synthesized stacks, its properties free of intrinsics. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  /** The resource's ARN, made as AWS would (account 000000000000, region of the stage). */
  readonly arn: string;
  /** What `Ref` gives: name, URL or ARN by type. */
  readonly ref: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** `aws:cdk:path` metadata, for messages. */
  readonly path: string;
};

/** All resources of the stacks. A resource type that the local cloud neither runs nor knowingly ignores is refused at load. */
export type DeployedTemplate = {
  ofType(type: string): readonly Resource[];
  /** The resource with that ARN; throws with the ARN when there is none. */
  byArn(arn: string): Resource;
  /** What the stacks say under a key of their metadata, one value for each stack that has it. */
  metadata(key: string): readonly unknown[];
};

/** A stack as CloudFormation tells of it. */
export type DeployedStack = {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly outputs: readonly { key: string; value: string; description?: string | undefined }[];
  readonly resources: readonly { logicalId: string; physicalId: string; type: string }[];
};

/** The whole stage: its resources, and the stacks that they are in. */
export type DeployedStage = DeployedTemplate & { readonly stacks: readonly DeployedStack[] };
