import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

/** The published system on an AWS emulator on this machine: `npm run local`. */
export default defineEnvironment({
  namePrefix: "learner",
  // The emulator's own account.
  accountId: "123456789012",
  emulatorEndpoint: emulatorEndpoint(),
  // The published value; dev has it by its name.
  tags: { environment: "dev" },
  network: { nat: "single", interfaceEndpoints: "none" },
  ssm: {
    config: { "app/log-level": "info" },
    secrets: { "app/session-key": { description: "Signs the sessions of the application" } },
  },
});
