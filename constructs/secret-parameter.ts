import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";

export interface SecretParameterProps {
  readonly name: string;
  readonly description: string;
  readonly kmsKeyArn: string;
  /** Name of the Terraform variable that a value from outside comes through. */
  readonly variable: string;
  /** Raising it writes the value anew. */
  readonly version: number;
  /** Length of the random value that stands in for one from outside, in characters. */
  readonly length: number;
  /** Whether a plan that destroys the secret fails. @default false */
  readonly preventDestroy?: boolean;
}

/**
 * A SecureString whose value passes through Terraform without a trace: it comes from an ephemeral
 * variable, or else from an ephemeral random password, into a write-only attribute. None of the
 * three is ever stored in a plan or a state
 * (https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral).
 */
export class SecretParameter extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: SecretParameterProps) {
    super(scope, id);
    const { variable, preventDestroy = false } = props;

    // coalesce() passes over an empty string as it does over null, which cdktf cannot render.
    const fromOutside = new TerraformVariable(this, "value", {
      type: "string",
      description: `Value of ${props.name}; a random one where it is not set`,
      default: "",
      sensitive: true,
    });
    fromOutside.overrideLogicalId(variable);
    // cdktf 0.21 knows neither ephemeral variables nor ephemeral resources.
    fromOutside.addOverride("ephemeral", true);
    TerraformStack.of(this).addOverride(
      `ephemeral.aws_secretsmanager_random_password.${variable}`,
      { password_length: props.length, exclude_punctuation: true },
    );

    const parameter = new SsmParameter(this, "parameter", {
      name: props.name,
      description: props.description,
      type: "SecureString",
      keyId: props.kmsKeyArn,
      valueWo: `\${coalesce(var.${variable}, ephemeral.aws_secretsmanager_random_password.${variable}.random_password)}`,
      valueWoVersion: props.version,
      tags: { Name: props.name },
      lifecycle: { preventDestroy },
    });
    this.name = parameter.name;
    this.arn = parameter.arn;
  }
}
