import { expect, test } from "@jest/globals";
import { AccountZones } from "../../constructs/account-zones";
import { configurationOf } from "#testing";
import { build } from "./support";

const conditions = (taskZoneIds?: readonly string[]) => {
  const { stack } = build(
    (scope) =>
      new AccountZones(scope, "zones", {
        region: "us-west-1",
        zones: ["us-west-1a", "us-west-1b"],
        taskZoneIds,
      }),
  );
  return configurationOf(stack).data;
};

const data = (postcondition: readonly unknown[]) => ({
  aws_availability_zones: { zones_98232DBC: { lifecycle: { postcondition } } },
});

const ZONES = '["us-west-1a", "us-west-1b"]';

test("ends a plan with the zones that the account has", () => {
  expect(conditions()).toEqual(
    data([
      {
        condition: `\${(length(setsubtract(${ZONES}, self.names)) < 1)}`,
        error_message: `The account has no zone \${join(", ", setsubtract(${ZONES}, self.names))} in us-west-1: set network.zones to letters of \${join(", ", self.names)}`,
      },
    ]),
  );
});

test("ends it where tasks cannot run, and leaves zones that are not there to the other message", () => {
  const ids = "zipmap(self.names, self.zone_ids)";
  const used = `[lookup(${ids}, "us-west-1a", "usw1-az1"), lookup(${ids}, "us-west-1b", "usw1-az1")]`;
  const unfit = `setsubtract(${used}, ["usw1-az1", "usw1-az3"])`;
  expect(conditions(["usw1-az1", "usw1-az3"])).toEqual(
    data([
      expect.anything(),
      {
        condition: `\${(length(${unfit}) < 1)}`,
        error_message: `Fargate runs no tasks in \${join(", ", ${unfit})}: set network.zones to letters of zones with the IDs usw1-az1, usw1-az3. The account has \${jsonencode(${ids})}`,
      },
    ]),
  );
});
