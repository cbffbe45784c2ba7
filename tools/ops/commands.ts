import type { Command } from "./command";
import { EXEC } from "./exec";
import { FORWARD } from "./forward";
import { IMAGES } from "./images";
import { LOGS } from "./logs";
import { RESTART } from "./restart";
import { ROLLBACK, ROLLOUT } from "./rollout";
import { RUN } from "./run";
import { STATUS } from "./status";
import { STOP } from "./stop";
import { WHY } from "./why";

/** What `npm run ops` does, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  STATUS,
  LOGS,
  WHY,
  EXEC,
  FORWARD,
  RESTART,
  RUN,
  STOP,
  ROLLOUT,
  ROLLBACK,
  IMAGES,
];
