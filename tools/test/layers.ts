import { ToolError } from "../process/errors";

/** The projects of jest.config.js, from fast to slow. */
export const LAYERS = ["unit", "terraform", "browser", "lifecycle", "stories", "faults"] as const;

export type Layer = (typeof LAYERS)[number];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of Jest's JSON report that counts. */
interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The layers that take most of an hour, and what runs them as well. */
const LONG: readonly Layer[] = ["stories", "faults"];
export const ALL = "--all";

/**
 * @param setting value of SKIP_LAYERS
 * @param all whether the long layers run, too
 */
export function layersToRun(
  setting = "",
  all = false,
): {
  readonly run: readonly Layer[];
  readonly skipped: readonly Layer[];
} {
  const wanted = setting.split(/[\s,]+/).filter((name) => name !== "");
  const unknown = wanted.filter((name) => !(LAYERS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new ToolError(
      `SKIP_LAYERS: ${unknown.join(", ")} is not a layer of tests: use ${LAYERS.join(", ")}.`,
    );
  }
  const run = LAYERS.filter((layer) => !wanted.includes(layer) && (all || !LONG.includes(layer)));
  if (run.length === 0) throw new ToolError("SKIP_LAYERS leaves no layer of tests to run.");
  return { run, skipped: LAYERS.filter((layer) => !run.includes(layer)) };
}

function layerOf(testFile: string): Layer {
  const [, folder] = /[\\/]__tests__[\\/]integration[\\/](\w+)[\\/]/.exec(testFile) ?? [];
  if (folder === undefined) return "unit";
  return LAYERS.find((layer) => layer === folder) ?? "lifecycle";
}

export function countByLayer({ testResults }: Results): Record<Layer, Counts> {
  const count = (layer: Layer): Counts => {
    const files = testResults.filter(({ name }) => layerOf(name) === layer);
    const tests = files.flatMap(({ assertionResults }) => assertionResults);
    const having = (status: string) => tests.filter((test) => test.status === status).length;
    // A file that could not even be loaded has no test to count.
    const broken = files.filter((f) => f.status === "failed" && f.assertionResults.length === 0);
    const passed = having("passed");
    const failed = having("failed") + broken.length;
    return { passed, failed, skipped: tests.length + broken.length - passed - failed };
  };
  return {
    unit: count("unit"),
    terraform: count("terraform"),
    browser: count("browser"),
    lifecycle: count("lifecycle"),
    stories: count("stories"),
    faults: count("faults"),
  };
}

/** A line for each layer, a warning for those left out, and the totals in one last line. */
export function summary(counts: Record<Layer, Counts>, left: readonly Layer[]): string {
  const format = ({ passed, failed, skipped }: Counts) =>
    `${passed} passed, ${failed} failed, ${skipped} skipped`;
  const lines = LAYERS.map((layer) =>
    left.includes(layer)
      ? `  ${layer.padEnd(10)} NOT RUN: ${LONG.includes(layer) ? `npm test -- ${ALL} runs it, too` : "SKIP_LAYERS leaves it out"}`
      : `  ${layer.padEnd(10)} ${format(counts[layer])}`,
  );
  const total = (key: keyof Counts) => LAYERS.reduce((sum, layer) => sum + counts[layer][key], 0);
  const totals = {
    passed: total("passed"),
    failed: total("failed"),
    skipped: total("skipped"),
  };
  return ["", "Layers:", ...lines, "", `Tests: ${format(totals)}`].join("\n");
}
