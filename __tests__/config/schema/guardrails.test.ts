import { expect, test } from "@jest/globals";
import { testEnvironment } from "../../test-environment";
import { messageFor } from "../support";

const exception = {
  rule: "listener-encrypted",
  resource: "dev-alb/load-balancer/http",
  reason: "The partner's network encrypts it already.",
  owner: "platform team",
};

const messageOf = (change: object) =>
  messageFor({ guardrails: { exceptions: [{ ...exception, ...change }] } });

test("there are no exceptions unless an environment makes them", () => {
  expect(testEnvironment().guardrails).toEqual({ exceptions: [] });
  expect(
    testEnvironment({ guardrails: { exceptions: [exception] } }).guardrails.exceptions,
  ).toEqual([exception]);
});

test.each([
  ["nobody answers for it", { owner: undefined }, "owner: is missing: name a team or a person"],
  [
    "an empty about",
    { about: "" },
    'about: "" is too short: use what the finding says after about',
  ],
  ["an empty owner", { owner: "" }, 'owner: "" is too short: name a team or a person'],
  ["no reason", { reason: undefined }, "reason: is missing: use a sentence of 20 to 500"],
  ["a reason of one word", { reason: "because-we-said-so-yesterday" }, "use a sentence of 20"],
  ["a reason of a few letters", { reason: "it is so ok" }, 'reason: "it is so ok" is not valid'],
  ["a reason on two lines", { reason: "The partner's network\nencrypts it." }, "on one line"],
  ["a resource without its stack", { resource: "http" }, 'resource: "http" is not valid: use the'],
  ["a rule with capitals", { rule: "Listener" }, 'rule: "Listener" is not valid: use a rule\'s id'],
] as const)("%s is refused", (_, change, message) => {
  expect(messageOf(change)).toContain(message);
  expect(messageOf(change)).toMatch(/^dev\.guardrails\.exceptions\[0\]\./);
});
