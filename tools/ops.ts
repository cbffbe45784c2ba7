import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import type { Command } from "./ops/command";
import { splitWords } from "./ops/command";
import { COMMANDS } from "./ops/commands";
import { opsHelp } from "./ops/help";
import { runMain, ToolError } from "./process/errors";
import { checkAccount } from "./state/check-account";

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const [name] = args;
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(opsHelp());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    const names = COMMANDS.map((one) => one.name).join(", ");
    throw new ToolError(`ops has no command ${name}: use ${names}.`);
  }
  return run(command, args.slice(1));
}

async function run(command: Command, args: readonly string[]): Promise<number> {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  const inContainer = end < 0 ? [] : args.slice(end + 1);
  const { positionals, values } = parseArgs({
    args: [...own],
    allowPositionals: true,
    options: { ...command.options, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    console.log(opsHelp([command]));
    return 0;
  }
  if (inContainer.length > 0 && command.withCommand !== true)
    throw new ToolError(`${command.name} runs no command of yours: leave out -- and what follows.`);
  const [name, ...words] = positionals;
  if (name === undefined) throw new ToolError(opsHelp([command]));
  const environment = findEnvironment(name);
  const { services, rest } = splitWords(command, environment, words);
  await checkAccount(environment);
  return command.run({
    ...{ environment, services, rest, command: inContainer },
    values: values,
  });
}

if (require.main === module) void runMain(main);
