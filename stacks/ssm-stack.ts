import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import { ImageParameter } from "../constructs/image-parameter";
import { SecretParameter } from "../constructs/secret-parameter";
import { imageParameterOf } from "../lib/services";
import { secretVariable } from "../lib/secret-variable";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import { type SsmOutputs, ssmOutputs } from "./ssm-outputs";

export interface SsmStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/** What the containers are told: which image, which configuration, which secrets. */
export class SsmStack extends EnvironmentStack {
  readonly outputs: SsmOutputs;

  constructor(scope: Construct, props: SsmStackProps) {
    super(scope, "ssm", props);
    const { names } = this;
    const { ssm, services, deletionProtection } = this.environment;
    const { kmsKeyArn } = props.iam.outputsFor(this);

    const image = new ImageParameter(this, "image", {
      name: names.imageParameter,
      description: ssm.imageDescription,
      placeholder: ssm.imagePlaceholder,
    });

    const imageScope = new Construct(this, "service-image");
    const serviceImages = mapValues(services, (settings, service) => {
      const name = imageParameterOf(names, service, settings);
      // The published parameter is there already.
      if (name === names.imageParameter) return image;
      return new ImageParameter(imageScope, service, {
        name,
        description: `Image of ${service}`,
        placeholder: ssm.imagePlaceholder,
      });
    });

    const configScope = new Construct(this, "config");
    const config = mapValues(ssm.config, (value, key) => {
      const name = `${names.configPath}/${key}`;
      return new SsmParameter(configScope, constructId(key), {
        name,
        type: "String",
        value,
        tags: { Name: name },
      });
    });

    const secretScope = new Construct(this, "secret");
    const secrets = mapValues(ssm.secrets, ({ description, version, length }, key) => {
      return new SecretParameter(secretScope, constructId(key), {
        name: `${names.secretPath}/${key}`,
        description: description ?? `Secret ${key}`,
        kmsKeyArn,
        variable: secretVariable(key),
        version,
        length,
        preventDestroy: deletionProtection,
      });
    });

    this.outputs = this.publish(ssmOutputs, {
      imageParameterName: image.name,
      imageParameterArn: image.arn,
      serviceImageParameterNames: mapValues(serviceImages, ({ name }) => name),
      configParameterNames: mapValues(config, ({ name }) => name),
      configParameterArns: mapValues(config, ({ arn }) => arn),
      secretParameterNames: mapValues(secrets, ({ name }) => name),
      secretParameterArns: mapValues(secrets, ({ arn }) => arn),
    });
  }
}

function mapValues<T, R>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** A construct's id has no slash; a colon cannot come from a key. */
function constructId(key: string): string {
  return key.replaceAll("/", ":");
}
