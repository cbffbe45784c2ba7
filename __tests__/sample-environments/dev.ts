import { defineEnvironment } from "../../config/define-environment";

/** The published system, name by name. */
export default defineEnvironment({
  namePrefix: "learner",
  accountId: "111111111111",
});
