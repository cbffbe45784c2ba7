import type { Command } from "./command";
import { COMMANDS } from "./commands";

const WIDTH = 34;

/** @param commands those that are explained. @default all */
export function opsHelp(commands: readonly Command[] = COMMANDS): string {
  const rows = (lines: readonly (readonly [string, string])[], indent: string) =>
    lines.map(([what, does]) =>
      what.length < WIDTH
        ? `${indent}${what.padEnd(WIDTH)}${does}`
        : `${indent}${what}\n${indent}${" ".repeat(WIDTH)}${does}`,
    );
  return [
    "Usage: npm run ops -- <command> <environment> [<service> ...] [options]",
    "",
    "Looks at what runs, and changes what is of a day: names are known from the configuration.",
    "",
    ...commands.flatMap(({ name, takes, does, help = [] }) => [
      ...rows([[`${name} ${takes}`, does]], "  "),
      ...rows(help, "    "),
    ]),
    "",
    "Exit code: 0 done, 1 it could not be done; run: that of the command; why: 2 something is wrong.",
    "",
  ].join("\n");
}
