import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";

interface Package {
  readonly engines?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: true;
  readonly deprecated?: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, "..", name), "utf8"));

const { allowScripts } = read("package.json") as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const { packages } = read("package-lock.json") as {
  readonly packages: Readonly<Record<string, Package>>;
};

const having = (complaint: (entry: Package) => boolean): string[] =>
  Object.entries(packages).flatMap(([place, entry]) =>
    complaint(entry) ? [place.replace(/^.*node_modules\//, "")] : [],
  );

/** Whether one part of a range (`>= 18`, `^20.19.0`, `*`) has Node.js 20.19. */
function has20(part: string): boolean {
  const [, sign = "", major, minor = "0"] = /^(\D*)(\d+)(?:\.(\d+))?/.exec(part.trim()) ?? [];
  if (major === undefined || (sign.startsWith(">") && Number(major) < 20)) return true;
  return major === "20" && Number(minor) <= 19;
}

// Each of these greets everybody who installs.
test("no package asks for a later Node.js than the project, and none is deprecated", () => {
  expect(having(({ engines }) => !(engines?.["node"] ?? "*").split("||").some(has20))).toEqual([]);
  expect(having(({ deprecated }) => deprecated !== undefined)).toEqual([]);
});

test("whether a package may run a script when it is installed is said for each that has one", () => {
  const names = having(({ hasInstallScript = false }) => hasInstallScript);
  expect(Object.keys(allowScripts)).toEqual([...new Set(names)].sort());
  // The others' scripts only look for what came as a package of its own.
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  expect(allowed).toEqual(["@cdktf/node-pty-prebuilt-multiarch"]);
});
