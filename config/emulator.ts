import { ConfigurationError } from "./errors";
import { isPort } from "./port";

/** The port of the embedded AWS unless `EMULATOR_PORT` names another. */
const DEFAULT_EMULATOR_PORT = "4566";

/** The port that the embedded AWS listens on. */
export function emulatorPort(): string {
  const { EMULATOR_PORT: port = DEFAULT_EMULATOR_PORT } = process.env;
  if (isPort(port)) return port;
  throw new ConfigurationError([
    {
      path: "EMULATOR_PORT",
      value: port,
      message: `is not a port: use 1 to 65535, or unset it to use ${DEFAULT_EMULATOR_PORT}`,
    },
  ]);
}

/** Address of the embedded AWS on this machine. */
export function emulatorEndpoint(): string {
  return `http://127.0.0.1:${emulatorPort()}`;
}
