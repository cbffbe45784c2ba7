import { ToolError } from "../errors";

/** @param port the port that something else listens on */
export function portInUse(port: number): ToolError {
  const other = port === 14_566 ? 14_567 : 14_566;
  return new ToolError(
    `Port ${String(port)} is in use by something that is not this project's emulator. Stop it, or ` +
      `use another port here and in every later command: EMULATOR_PORT=${String(other)} npm run local`,
  );
}
