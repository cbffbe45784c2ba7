import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Backend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { partitionOf } from "../config/regions";
import type { Environment } from "../config/schema/environment";
import { makeArns, type Arns } from "../lib/arns";
import { defaultTags } from "../lib/default-tags";
import { makeNames, type Names } from "../lib/names";
import { stateKey } from "../lib/state-key";
import type { OutputDeclarations, OutputReader, OutputValues } from "../lib/outputs";
import { emulatorBackend, emulatorProvider } from "./emulator-settings";
import { RemoteOutputs } from "./remote-outputs";

/** Native state locking (1.10) and write-only attributes (1.11), of OpenTofu, too (1.11). */
export const TERRAFORM_VERSION = ">= 1.11.0";

export interface EnvironmentStackProps {
  readonly environment: Environment;
}

interface EnvironmentStackSettings extends EnvironmentStackProps {
  /**
   * Whether the state is encrypted with the state bucket's KMS key rather than with S3's own.
   * Only the stack that makes that key cannot use it.
   * @default true
   */
  readonly encryptStateWithKey?: boolean;
}

/**
 * One Terraform state: backend, provider, names and tags, and the outputs that other stacks read.
 */
export class EnvironmentStack extends TerraformStack {
  protected readonly names: Names;
  protected readonly arns: Arns;
  protected readonly environment: Environment;

  /** @param stackName what the stack is called within its environment (for example `network`) */
  constructor(
    scope: Construct,
    private readonly stackName: string,
    { environment, encryptStateWithKey = true }: EnvironmentStackSettings,
  ) {
    super(scope, `${environment.name}-${stackName}`);
    this.environment = environment;
    this.names = makeNames(environment);
    this.arns = makeArns(
      {
        partition: partitionOf(environment.region),
        region: environment.region,
        accountId: environment.accountId,
      },
      this.names,
    );
    this.addOverride("terraform.required_version", TERRAFORM_VERSION);
    this.addBackend(encryptStateWithKey);
    this.addProvider();
  }

  /** Where this stack's state lies; the same for the stack itself and for those that read it. */
  private get stateLocation() {
    const { region, accountId, emulatorEndpoint } = this.environment;
    return {
      bucket: this.names.stateBucket,
      key: stateKey(this.environment, this.stackName),
      region,
      allowedAccountIds: [accountId],
      ...(emulatorEndpoint && emulatorBackend(emulatorEndpoint)),
    };
  }

  private addBackend(encryptStateWithKey: boolean): void {
    const backend = new S3Backend(this, {
      ...this.stateLocation,
      encrypt: true,
      ...(encryptStateWithKey && { kmsKeyId: this.arns.stateKeyAlias }),
    });
    // cdktf 0.21 has no property for S3's native lock file.
    backend.addOverride("use_lockfile", true);
  }

  private addProvider(): void {
    const { environment, stackName } = this;
    const { region, accountId, emulatorEndpoint } = environment;
    new AwsProvider(this, "aws", {
      region,
      allowedAccountIds: [accountId],
      defaultTags: [{ tags: defaultTags(environment, stackName) }],
      ...(emulatorEndpoint && emulatorProvider(this, emulatorEndpoint)),
    });
  }

  /** Not asked: cdktf would run `terraform version` at every synth, for less than is required here. */
  override hasResourceMove(): boolean {
    return false;
  }

  /** Declares this stack's outputs and hands out what other stacks read them through. */
  protected publish<D extends OutputDeclarations>(
    declarations: D,
    values: OutputValues<D>,
  ): OutputReader<D> {
    for (const [name, { description }] of Object.entries(declarations)) {
      new TerraformOutput(this, name, { value: values[name], description, staticId: true });
    }
    return new RemoteOutputs(this, this.stackName, declarations, this.stateLocation);
  }
}
