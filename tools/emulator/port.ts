import { ToolError } from "../errors";

/** Checks `EMULATOR_PORT` (or its default). */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new ToolError(
      `EMULATOR_PORT: ${JSON.stringify(text)} is not a port. Use a number from 1024 to 65535, ` +
        "or unset the variable for the default (4566).",
    );
  }
  return port;
}

export function portInUse(port: number): ToolError {
  return new ToolError(
    `Port ${String(port)} is in use by something that is not this project's emulator. Stop it, or ` +
      `choose another port: EMULATOR_PORT=${String(port === 14_566 ? 14_567 : 14_566)} npm run local`,
  );
}
