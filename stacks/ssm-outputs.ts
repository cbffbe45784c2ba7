import type { OutputReader } from "../lib/outputs";

/** What the `ssm` stack publishes. */
export const ssmOutputs = {
  imageParameterName: { type: "string", description: "Name of the image's parameter" },
  imageParameterArn: { type: "string", description: "ARN of the image's parameter" },
  serviceImageParameterNames: {
    type: "map",
    description: "Names of the parameters that hold the services' images, by service",
  },
  configParameterNames: {
    type: "map",
    description: "Names of the configuration values' parameters, by key",
  },
  configParameterArns: {
    type: "map",
    description: "ARNs of the configuration values' parameters, by key",
  },
  secretParameterNames: { type: "map", description: "Names of the secrets' parameters, by key" },
  secretParameterArns: { type: "map", description: "ARNs of the secrets' parameters, by key" },
} as const;

export type SsmOutputs = OutputReader<typeof ssmOutputs>;
