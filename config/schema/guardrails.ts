import { z } from "zod";
import { textLike, textOfLength } from "./primitives";

/** One finding that somebody answers for (docs/guardrails.md). */
const exceptionSchema = z.strictObject({
  /** The rule's id: `listener-encrypted`. Which there are is checked with the rules, at synthesis. */
  rule: textLike(
    /^[a-z]+(-[a-z]+)*$/,
    "use a rule's id as docs/guardrails.md lists them (for example listener-encrypted)",
  ),
  /**
   * The resource as the finding names it, stack and construct path; or the stack and Terraform's
   * address (`dev-alb/aws_lb_listener.load-balancer_http_44626CBC`).
   */
  resource: textLike(
    /^[\w-]+\/\S+$/,
    "use the stack and the construct's path as the finding names them (for example dev-alb/load-balancer/http)",
  ),
  /**
   * Which of several things in the resource, where the finding says `about`: `app/TOKEN_ISSUER`.
   * Another of the same resource needs an exception of its own.
   * @default none
   */
  about: textOfLength(
    1,
    500,
    "use what the finding says after about, in 1 to 500 characters",
  ).optional(),
  /** Why it is right here; one sentence at least. */
  reason: textLike(
    /^(?=.{20,500}$)\S+( +\S+){3,}$/,
    "use a sentence of 20 to 500 characters on one line that says why it is right here",
  ),
  /** Who answers for it: a team or a person. */
  owner: textOfLength(2, 100, "name a team or a person in 2 to 100 characters"),
});

export const guardrailsSchema = z.strictObject({
  /**
   * Findings that are right here. One that no finding needs any more is a finding itself.
   * @default none
   */
  exceptions: z
    .array(exceptionSchema, "use a list of exceptions, each with rule, resource, reason and owner")
    .default([]),
});
