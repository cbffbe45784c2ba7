import type { Construct } from "constructs";
import { EncryptionKey } from "../constructs/encryption-key";
import { StateBucket } from "../constructs/state-bucket";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { type StateOutputs, stateOutputs } from "./state-outputs";

/** The bucket that holds every stack's state, this one's included, and its key. */
export class StateStack extends EnvironmentStack {
  readonly outputs: StateOutputs;

  constructor(scope: Construct, { environment }: EnvironmentStackProps) {
    // Its own state is written before the key exists.
    super(scope, "state", { environment, encryptStateWithKey: false });
    const { arns, names } = this;
    const { state } = environment;

    const key = new EncryptionKey(this, "key", {
      description: "Encrypts Terraform's state",
      alias: names.stateKeyAlias,
      accountRootArn: arns.accountRoot,
      preventDestroy: true,
      exists: true,
    });
    const bucket = new StateBucket(this, "bucket", {
      name: names.stateBucket,
      arn: arns.stateBucket,
      kmsKeyArn: key.arn,
      noncurrentVersionDays: state.noncurrentVersionDays,
      noncurrentVersionsKept: state.noncurrentVersionsKept,
    });

    this.outputs = this.publish(stateOutputs, {
      bucketName: bucket.name,
      bucketArn: bucket.arn,
      kmsKeyArn: key.arn,
    });
  }
}
