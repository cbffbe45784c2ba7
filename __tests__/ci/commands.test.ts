import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { extended, jobNames, main } from "./gitlab";
import { ROOT, scripts, workflow } from "./github";

const packageScripts = (
  JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  }
).scripts;

const all = [
  ...scripts.map(([name, run]) => [name, run] as const),
  ...jobNames.map((name) => {
    const { script = [], before_script = [] } = extended(name);
    const lines = [...before_script, ...script].filter((line) => typeof line === "string");
    return [`gitlab ${name}`, lines.join("\n")] as const;
  }),
];

/** Every command of a script and the text after it, to the end of the line. */
const commands = all.flatMap(([name, text]) =>
  [...text.matchAll(/(npm run ([\w:]+)|node --import tsx (\S+))(.*)/g)].map(
    ([, command = "", script, file]) => {
      const [, ofScript = ""] = /(tools\/\S+\.ts)$/.exec(packageScripts[script ?? ""] ?? "") ?? [];
      return { name, command, script, file: file ?? ofScript };
    },
  ),
);

/** Options that are handed to a script's commands, in whichever line of it. */
const optionsIn = (text: string) =>
  [...text.matchAll(/(?<=[\s(])--[a-z][a-z-]*(?=[\s)"]|$)/gm)]
    .map(([option]) => option)
    .filter((option) => !["--import", "--cache", "--prefer-offline"].includes(option));

test("every command is one of the project", () => {
  expect(commands.length).toBeGreaterThan(12);
  for (const { name, command, script, file } of commands) {
    if (script !== undefined)
      expect([name, Object.keys(packageScripts)]).toEqual([name, expect.arrayContaining([script])]);
    if (file !== "")
      expect([name, command, existsSync(path.join(ROOT, file))]).toEqual([name, command, true]);
  }
});

describe.each(all.filter(([, text]) => /npm run (plan|apply|drift)|tools\/ci/.test(text)))(
  "%s",
  (name, text) => {
    test("hands over options that the commands have", () => {
      const files = commands.filter((command) => command.name === name).map(({ file }) => file);
      const help = files.map((file) => readFileSync(path.join(ROOT, file), "utf8")).join("\n");
      const own = text
        .split("\n")
        .filter((line) => !/^\s*(curl|echo|python3|git|apt-get) /.test(line));
      for (const option of optionsIn(own.join("\n").replaceAll(/if .* git .*/g, ""))) {
        expect([option, help.includes(`  ${option}`)]).toEqual([option, true]);
      }
    });
  },
);

test("everybody uses the same versions", () => {
  const setup = parse(
    readFileSync(path.join(ROOT, ".github/actions/setup/action.yml"), "utf8"),
  ) as {
    readonly runs: {
      readonly steps: readonly { readonly with?: Readonly<Record<string, string>> }[];
    };
  };
  const given = Object.assign({}, ...setup.runs.steps.map((step) => step.with)) as Readonly<
    Record<string, string>
  >;
  expect(main.variables["TERRAFORM_VERSION"]).toBe(given["terraform_version"]);
  expect(main.default["image"]).toBe(`node:${String(given["node-version"])}-bookworm`);
});

test("the workflows are for the branch that iam.ci has by default, and drift is looked for at night", () => {
  expect(workflow("deploy").on["push"]).toEqual({ branches: ["main"] });
  const [{ cron }] = workflow("drift").on["schedule"] as readonly [{ readonly cron: string }];
  expect(cron).toMatch(/^(?!0|30)\d+ [0-5] \* \* \*$/);
});
