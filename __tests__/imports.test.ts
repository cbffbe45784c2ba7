import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";

const ROOT = path.join(__dirname, "..");

const GENERATED = ["node_modules", "cdktf.out", "plans"];

/** Sources of the project by their path; tests may import each other's fixtures as they like. */
const files = readdirSync(ROOT)
  .filter((name) => !name.startsWith(".") && !GENERATED.includes(name))
  .flatMap((name) =>
    statSync(path.join(ROOT, name)).isDirectory()
      ? readdirSync(path.join(ROOT, name), { recursive: true }).map((file) =>
          path.join(name, String(file)),
        )
      : [name],
  )
  .filter((file) => file.endsWith(".ts") && !file.includes("__tests__/"));

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(ROOT, file), "utf8");
  return [...source.matchAll(/(?:from|import|require\() ?"([.#][^"]+)"/g)].map(([, name = ""]) => {
    if (name.startsWith("#")) return `packages/${name.slice(1)}/index.ts`;
    const target = path.join(path.dirname(file), name);
    return files.includes(`${target}.ts`) ? `${target}.ts` : path.join(target, "index.ts");
  });
}

/** A way that leads from a file back to it, if there is one. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of imports.get(file) ?? []) {
      const circle = visit(target, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

test("no file imports itself by way of others", () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  // Every import leads to a file, or a circle would go unseen.
  expect([...imports.values()].flat().filter((file) => !files.includes(file))).toEqual([]);
  expect(circleIn(imports)).toBeUndefined();
});

test("a circle is found, and a fork that comes together is none", () => {
  const fork = { a: ["b", "c"], b: ["d"], c: ["d"], d: [] };
  expect(circleIn(new Map(Object.entries(fork)))).toBeUndefined();
  const circle = circleIn(new Map(Object.entries({ ...fork, d: ["b"] })));
  expect(circle).toEqual(["b", "d", "b"]);
});
