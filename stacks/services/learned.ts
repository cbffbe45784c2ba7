import { createHash } from "node:crypto";
import { Fn, type TerraformStack, TerraformLocal, Token } from "cdktf";
import type { Environment } from "../../config/schema/environment";
import type { Service } from "../../config/services";
import { ServiceImage } from "../../constructs/service-image";
import { endpointText } from "../../lib/service-endpoint";

/** Characters of a digest: enough to tell the values of one setting apart. */
const DIGEST_LENGTH = 12;

/**
 * What containers learn of configuration and secrets when they start, and only then
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html). As
 * labels of the container they make another revision when a value changes, and so a roll-out; the
 * provider's `triggers` would do as well, but a roll-out of the same revision that is taken back looks
 * like one that succeeded. Of a secret it is the version, never anything made of its value.
 */
export function learnedValues(
  { config, secrets }: Service,
  ssm: Environment["ssm"],
): Record<string, string> {
  return Object.fromEntries([
    ...Object.values(config).map((key) => entry("config", key, digest(ssm.config[key] ?? ""))),
    ...Object.values(secrets).map((key) =>
      entry("secret", key, `version ${String(ssm.secrets[key]?.version)}`),
    ),
  ]);
}

export interface LearnedEndpointsProps {
  readonly callees: readonly { readonly name: string; readonly port: number }[];
  /** Names of the parameters that hold the services' images, by service. */
  readonly imageParameterNames: Readonly<Record<string, string>>;
  /** What stands in them until the first image is there. */
  readonly imagePlaceholder: string;
}

/** The same of what Service Connect resolves for them; of a service without an image that is nothing. */
export function learnedEndpoints(
  stack: TerraformStack,
  { callees, imageParameterNames, imagePlaceholder }: LearnedEndpointsProps,
): Record<string, string> {
  return Object.fromEntries(
    callees.map(({ name, port }) => {
      const image = new ServiceImage(stack, `image-of-${name}`, {
        parameterName: Token.asString(Fn.lookup(imageParameterNames, name)),
        placeholder: imagePlaceholder,
      });
      // Container definitions are JSON, in which an expression must have no quotes.
      const endpoint = new TerraformLocal(
        stack,
        `endpoint-of-${name}`,
        image.choose(endpointText({ name, port }), "none"),
      );
      return entry("endpoint", name, endpoint.asString);
    }),
  );
}

const entry = (kind: string, name: string, value: string) => [`${kind}/${name}`, value] as const;

const digest = (value: string) =>
  createHash("sha256").update(value).digest("hex").slice(0, DIGEST_LENGTH);
