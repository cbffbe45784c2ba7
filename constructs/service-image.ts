import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Fn, Op, TerraformCount, Token } from "cdktf";
import { Construct } from "constructs";

export interface ServiceImageProps {
  /** Parameter that holds the image's URI. */
  readonly parameterName: string;
  /** What stands in it until the first image is there. */
  readonly placeholder: string;
}

/**
 * The image that a service is to run, read at every plan. As long as the placeholder stands there
 * is nothing to run.
 */
export class ServiceImage extends Construct {
  readonly uri: string;
  private readonly isThere: unknown;

  constructor(scope: Construct, id: string, props: ServiceImageProps) {
    super(scope, id);
    const parameter = new DataAwsSsmParameter(this, "parameter", { name: props.parameterName });
    // The parameter is no secret; `value` would hide it, and every plan's change of image with it.
    this.uri = parameter.insecureValue;
    this.isThere = Op.neq(this.uri, props.placeholder);
  }

  /** One of a resource once there is an image, and none before. */
  onceRecorded(): TerraformCount {
    return TerraformCount.of(Token.asNumber(Fn.conditional(this.isThere, 1, 0)));
  }

  /** One text once there is an image, and another before. */
  choose(there: string, waiting: string): string {
    return Token.asString(Fn.conditional(this.isThere, there, waiting));
  }
}
