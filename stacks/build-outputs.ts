import type { OutputReader } from "../lib/outputs";

/** What the `build` stack publishes. */
export const buildOutputs = {
  repositoryUrls: { type: "map", description: "Addresses of the image repositories, by service" },
  projectNames: { type: "map", description: "Names of the build projects, by service" },
} as const;

export type BuildOutputs = OutputReader<typeof buildOutputs>;
