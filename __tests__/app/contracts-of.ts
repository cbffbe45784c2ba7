import { describe, expect, test } from "@jest/globals";
import type { Environment } from "../../config/schema/environment";
import type { synthesizeApp } from "./synthesized-app";

type SynthesizedFiles = ReturnType<typeof synthesizeApp>;

/** The environment whose stack it is. */
export const environmentOf = (id: string, environments: readonly Environment[]) =>
  environments.find(({ name }) => id.startsWith(`${name}-`))?.name ?? "none";

/** Every output that a stack reads of another, as `producer.output`. */
export const readsOf = (app: SynthesizedFiles, id: string) => [
  ...new Set(
    [...app.text(id).matchAll(/data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)/g)].map(
      ([, producer, output]) => ({ producer: String(producer), output: String(output) }),
    ),
  ),
];

/** Tests that every stack of an app keeps its contracts with the others. */
export function testContracts(app: SynthesizedFiles, environments: readonly Environment[]): void {
  describe.each(app.ids)("%s", (id) => {
    const environment = environmentOf(id, environments);
    const stack = app.stack(id);

    test("reads only outputs that their stack publishes", () => {
      for (const { producer, output } of readsOf(app, id)) {
        const published = Object.keys(app.stack(`${environment}-${producer}`).output ?? {});
        expect(published).toContain(output);
      }
    });

    test("reads the state of its own environment's stacks, where they keep it", () => {
      const remotes = stack.data?.terraform_remote_state ?? {};
      for (const [producer, { config }] of Object.entries(remotes)) {
        const { bucket, key, region } = app.stack(`${environment}-${producer}`).terraform.backend
          .s3;
        expect(config).toMatchObject({ bucket, key, region });
      }
    });

    test("is deployed after the stacks it reads", () => {
      const reads = Object.keys(stack.data?.terraform_remote_state ?? {});
      const { dependencies } = app.manifest.stacks[id] ?? { dependencies: [] };
      expect(dependencies).toEqual(expect.arrayContaining(reads.map((r) => `${environment}-${r}`)));
    });

    test("has no implicit cross-stack output, and none that is sensitive", () => {
      for (const [name, { sensitive }] of Object.entries(stack.output ?? {})) {
        expect(name).not.toMatch(/^cross-stack-output/);
        expect(sensitive).toBeUndefined();
      }
    });
  });

  test("every stack keeps its state under a key of its own", () => {
    const places = app.ids.map((id) => {
      const { bucket, key } = app.stack(id).terraform.backend.s3;
      return `${String(bucket)}/${String(key)}`;
    });
    expect(new Set(places).size).toBe(app.ids.length);
  });
}
