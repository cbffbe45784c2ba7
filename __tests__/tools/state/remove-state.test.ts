import { describe, expect, it } from "@jest/globals";
import type { Environment } from "../../../config/schema/environment";
import { refuseHeldLocks, refuseRemainingResources } from "../../../tools/state/remove-state";
import { refuseProtected } from "../../../tools/teardown";

const OWN = "project/dev/state.tfstate";

describe("removing an environment's state", () => {
  it("is fine when only the state stack's own state lists resources", () => {
    const states = [
      { key: OWN, resources: 9 },
      { key: "project/dev/network.tfstate", resources: 0 },
    ];
    expect(() => {
      refuseRemainingResources("bucket", states, OWN);
    }).not.toThrow();
  });

  it("is refused while any other state in the bucket lists resources, which are named", () => {
    const states = [
      { key: OWN, resources: 9 },
      { key: "project/other/state.tfstate", resources: 2 },
    ];
    expect(() => {
      refuseRemainingResources("bucket", states, OWN);
    }).toThrow(
      /Bucket bucket is kept[^]*project\/other\/state\.tfstate \(2 resources\)[^]*Destroy those/,
    );
  });

  it("is refused while a lock is held, with its holder", () => {
    expect(() => {
      refuseHeldLocks([]);
    }).not.toThrow();
    expect(() => {
      refuseHeldLocks([{ key: "a.tfstate.tflock", holder: "me@laptop" }]);
    }).toThrow(/a\.tfstate\.tflock \(me@laptop\)[^]*force-unlock/);
  });

  it("is refused for a protected environment", () => {
    const environment = { name: "prod", deletionProtection: true } as Environment;
    expect(() => {
      refuseProtected(environment);
    }).toThrow("set deletionProtection: false in environments/prod.ts");
    expect(() => {
      refuseProtected({ ...environment, deletionProtection: false });
    }).not.toThrow();
  });
});
