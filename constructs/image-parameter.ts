import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";

export interface ImageParameterProps {
  readonly name: string;
  readonly description: string;
  /** What stands in it until the first image is there. */
  readonly placeholder: string;
}

/**
 * Where the image to run is recorded. It is created with a placeholder; from then on its value
 * belongs to whoever builds images, and no apply takes it back.
 */
export class ImageParameter extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ImageParameterProps) {
    super(scope, id);
    const parameter = new SsmParameter(this, "parameter", {
      name: props.name,
      description: props.description,
      type: "String",
      value: props.placeholder,
      tags: { Name: props.name },
      lifecycle: { ignoreChanges: ["value"] },
    });
    this.name = parameter.name;
    this.arn = parameter.arn;
  }
}
