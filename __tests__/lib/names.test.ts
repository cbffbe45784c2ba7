import { describe, expect, test } from "@jest/globals";
import { makeNames, type NameSource } from "../../lib/names";

const SOURCE: NameSource = {
  namePrefix: "learner",
  accountId: "111111111111",
  region: "us-east-1",
  names: {},
  state: {},
};

/** Every name, also those that functions make. */
const namesOf = (source: Partial<NameSource> = {}) => {
  const { network, ...names } = makeNames({ ...SOURCE, ...source });
  return {
    ...names,
    network: network("private-a"),
    serviceTaskRole: names.serviceTaskRole("web"),
    ciRole: names.ciRole("plan"),
    ciPolicy: names.ciPolicy("deploy", "network"),
    buildProject: names.buildProject("web"),
    repository: names.repository("web"),
    serviceImageParameter: names.serviceImageParameter("web"),
    buildLogGroup: names.buildLogGroup("web"),
    serviceLogGroup: names.serviceLogGroup("web"),
    service: names.service("web"),
    releaseFamily: names.releaseFamily("web"),
  };
};

describe("the prefix learner gives the names of the published system", () => {
  test.each([
    ["taskRole", "learner-ecs-role"],
    ["taskRolePolicy", "learner-ecs-permission-policy"],
    ["executionRole", "learner-ecs-task-exc-role"],
    ["executionRolePolicy", "learner-ecs-policy"],
    ["buildRole", "learner-build-role"],
    ["buildRolePolicy", "CodeBuildECRAccess"],
    ["imageParameter", "/learner/imagearn/value"],
    ["cluster", "learner-cluster"],
  ] as const)("%s: %s", (key, name) => {
    expect(namesOf()[key]).toBe(name);
  });
});

test("the names that the published system does not have stay what they are", () => {
  expect(namesOf()).toMatchObject({
    stateBucket: "learner-state-111111111111-us-east-1",
    stateKeyAlias: "alias/learner-state",
    keyAlias: "alias/learner",
    flowLogRole: "learner-flow-log-role",
    flowLogRolePolicy: "learner-flow-log-policy",
    schedulerRole: "learner-scheduler-role",
    schedulerRolePolicy: "learner-scheduler-policy",
    serviceTaskRole: "learner-web-task-role",
    buildProject: "learner-build-web",
    repository: "learner/web",
    serviceImageParameter: "/learner/services/web/image",
    loadBalancer: "learner-alb",
    accessLogBucket: "learner-alb-logs-111111111111-us-east-1",
    service: "learner-web",
    scheduleGroup: "learner",
    alarmTopic: "learner-alarms",
    failedTasksRule: "learner-failed-tasks",
    failingServicesRule: "learner-failing-services",
    failedBuildsRule: "learner-failed-builds",
    dashboard: "learner",
    configPath: "/learner/config",
    secretPath: "/learner/secrets",
    namespace: "learner",
    logPath: "/learner",
    flowLogGroup: "/learner/vpc/flow-logs",
    execLogGroup: "/learner/ecs/exec",
    buildLogGroup: "/learner/codebuild/web",
    serviceLogGroup: "/learner/service/web",
    vpc: "learner-vpc",
    network: "learner-private-a",
  });
});

test("every log group lies under the path that the key's policy knows", () => {
  const { logPath, flowLogGroup, execLogGroup, buildLogGroup, serviceLogGroup } = namesOf();
  for (const name of [flowLogGroup, execLogGroup, buildLogGroup, serviceLogGroup]) {
    expect(name.startsWith(`${logPath}/`)).toBe(true);
  }
});

test("configuration, secrets and the image do not lie in one another", () => {
  const paths = [namesOf().configPath, namesOf().secretPath, namesOf().imageParameter];
  for (const path of paths) {
    expect(paths.filter((other) => `${other}/`.startsWith(`${path}/`))).toEqual([path]);
  }
});

test("another prefix shares no name but that of the build role's own policy", () => {
  const names = new Set(Object.values(namesOf()));
  const shared = Object.values(namesOf({ namePrefix: "shop" })).filter((name) => names.has(name));
  expect(shared).toEqual(["CodeBuildECRAccess"]);
});

test("the state bucket differs by account and by region: its name is unique in the world", () => {
  const buckets = [{}, { accountId: "222222222222" }, { region: "eu-west-1" }].map(
    (source) => namesOf(source).stateBucket,
  );
  expect(new Set(buckets).size).toBe(3);
});

describe("one name can be replaced, and no other changes", () => {
  test.each([
    "executionRole",
    "executionRolePolicy",
    "taskRole",
    "taskRolePolicy",
    "buildRole",
    "buildRolePolicy",
    "imageParameter",
    "cluster",
  ] as const)("%s", (key) => {
    expect(namesOf({ names: { [key]: "replaced" } })).toEqual({ ...namesOf(), [key]: "replaced" });
  });

  test("the state bucket", () => {
    expect(namesOf({ state: { bucket: "ours" } })).toEqual({ ...namesOf(), stateBucket: "ours" });
  });

  test("undefined is no name", () => {
    expect(namesOf({ names: { cluster: undefined }, state: { bucket: undefined } })).toEqual(
      namesOf(),
    );
  });
});
