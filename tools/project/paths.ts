import path from "node:path";

/** The folder of package.json. */
export const PROJECT_ROOT = path.join(__dirname, "..", "..");

/** What the tools keep between runs; never committed. */
export const LOCAL_DIRECTORY = path.join(PROJECT_ROOT, ".local");

/**
 * Where cdktf writes the synthesized stacks. cdktf gives the app the same variable; setting it
 * keeps two runs in one checkout apart.
 */
export const SYNTH_DIRECTORY = path.resolve(
  PROJECT_ROOT,
  process.env["CDKTF_OUTDIR"] ?? "cdktf.out",
);
