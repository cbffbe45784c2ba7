import { defineEnvironment } from "../config/define-environment";

/** The published system, name by name, in an account of yours. */
export default defineEnvironment({
  namePrefix: "learner",
  // A placeholder: put the 12 digits of your account here. No other account is ever touched.
  accountId: "111111111111",
});
