import { expect, test } from "@jest/globals";
import { adviceOn } from "../../../tools/engine/advice";

// As Terraform 1.11 and the AWS provider 5.100 say it.
test.each([
  ["Error: Error acquiring the state lock", "lock"],
  ["Error: Failed to save state\n\nError saving state: AccessDenied", "before anything else"],
  ['The state was written to "errored.tfstate" instead', "before anything else"],
  [
    "EntityAlreadyExists: Role with name learner-ecs-role already exists.",
    "made what exists already",
  ],
  [
    "api error InvalidSubnet.Conflict: The CIDR '10.0.0.0/20' conflicts",
    "made what exists already",
  ],
  [
    "InvalidGroup.Duplicate: The security group 'learner-web' already exists",
    "made what exists already",
  ],
  [
    "InvalidParameterException: Creation of service was not idempotent.",
    "made what exists already",
  ],
  [
    "api error ExpiredToken: The security token included in the request is expired",
    "signed in again",
  ],
  ["dial tcp 127.0.0.1:4566: connect: connection refused", "once AWS answers again"],
  ["write /tmp/x: no space left on device", "once there is room again"],
])("%s: the doctor is called", (message, what) => {
  const [advice, ...more] = adviceOn([new Error(message), new Error("Something else.")], "dev");
  expect(advice).toMatch(/^"npm run doctor -- dev" says /);
  expect(advice).toContain(what);
  expect(more).toEqual([]);
});

test("it is not called for what a person has to correct", () => {
  expect(adviceOn([new Error("InvalidParameterValue: no such zone")], "dev")).toEqual([]);
});
