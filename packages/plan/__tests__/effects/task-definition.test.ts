import { expect, test } from "@jest/globals";
import {
  container,
  kept,
  revision,
  running,
  SERVICE,
  service,
  task,
  TASK,
  updated,
  webIn,
} from "./plans";

const rolledOut = (...reasons: string[]) => ["rolled-out", ...reasons];
const withContainer = (more: Readonly<Record<string, unknown>>, was = {}) =>
  webIn(...revision(task([container(more)]), task([container(was)])));

test("what nothing changes is untouched", () => {
  expect(webIn(...running())).toEqual(["untouched"]);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["image web:1 -> web:2", { image: "111111111111.dkr.ecr.us-east-1.amazonaws.com/web:2" }],
  [
    "image web:1 -> web@sha256:0123456789ab",
    { image: `x/web@sha256:0123456789ab${"c".repeat(52)}` },
  ],
  ["environment LOG_LEVEL changed", { environment: [{ name: "LOG_LEVEL", value: "debug" }] }],
  ["environment LOG_LEVEL goes", { environment: [] }],
  ["secret variable TOKEN is new", { secrets: [{ name: "TOKEN", valueFrom: "arn:x" }] }],
  ["port 8080 -> 9090", { portMappings: [{ name: "web", containerPort: 9090 }] }],
  ["command changed", { command: ["serve"] }],
  ["readonly root filesystem changed", { readonlyRootFilesystem: true }],
  ["user unset -> 1000", { user: "1000" }],
])("%s", (why, more) => {
  expect(withContainer(more)).toEqual(rolledOut(why));
});

test("no reason is lost, and each names the change that it comes of", () => {
  const after = task(
    [container({ image: "web:2", command: ["serve"] }), container({ name: "proxy" })],
    {
      cpu: "512",
      task_role_arn: "arn:aws:iam::111111111111:role/other",
    },
  );
  expect(webIn(...revision(after))).toEqual(
    rolledOut(
      "image web:1 -> web:2",
      "command changed",
      "container proxy is new",
      "cpu 256 -> 512",
      "task role arn changed",
    ),
  );
});

test("what tasks learn when they start is told by its label", () => {
  const labels = {
    "config/app/log-level": "aaaa",
    "secret/app/session-key": "version 1",
    "endpoint/api": "api:9000",
    "endpoint/mail": "mail:25",
    other: "1",
  };
  const changed = {
    "config/app/log-level": "bbbb",
    "config/app/new": "cccc",
    "secret/app/session-key": "version 2",
    "endpoint/api": "api:9001",
    other: "2",
  };
  expect(withContainer({ dockerLabels: changed }, { dockerLabels: labels })).toEqual(
    rolledOut(
      "config app/log-level changed",
      "secret app/session-key is version 2",
      "api now answers at api:9001",
      "mail is no longer called",
      "label other changed",
      "config app/new is read",
    ),
  );
});

test("values of variables are in no reason", () => {
  const environment = [{ name: "LOG_LEVEL", value: "a-very-long-secret" }];
  expect(withContainer({ environment }).join("\n")).not.toContain("a-very-long-secret");
});

test("a revision of which only the apply tells the containers rolls out all the same", () => {
  const [definition, of] = revision(task());
  const unknown = definition as { change: { after: object; after_unknown: object } };
  const { change } = unknown;
  change.after = { ...change.after, container_definitions: undefined };
  change.after_unknown = { ...change.after_unknown, container_definitions: true };
  expect(webIn(unknown, of ?? {})).toEqual(
    rolledOut("its containers are known only after the apply"),
  );
});

test("what the provider alone fills in is no reason, and a block that changes beside it is one", () => {
  const filled = (name: string) => {
    const volume = [{ name: "scratch", configure_at_launch: false }];
    const will = task([container()], { volume: [{ name }] });
    const [definition, of] = revision(will, task([container()], { volume }));
    const { change } = definition as { change: { after_unknown: object } };
    change.after_unknown = {
      ...change.after_unknown,
      enable_fault_injection: true,
      volume: [{ configure_at_launch: true }],
    };
    return webIn(definition ?? {}, of ?? {});
  };
  expect(filled("scratch")).toEqual(rolledOut("its task definition is registered again"));
  expect(filled("other")).toEqual(rolledOut("volume changed"));
});

test("a revision that nothing explains is told as such", () => {
  expect(webIn(...revision(task()))).toEqual(rolledOut("its task definition is registered again"));
});

test("another task definition than the plan knows is told", () => {
  const moved = updated(SERVICE, service(), { task_definition: "arn:other" });
  expect(webIn(kept(TASK, task()), moved)).toEqual(
    rolledOut("another task definition, of which the plan tells nothing"),
  );
});

test("a task definition of another stack rolls out what still names its revision of before", () => {
  const [definition = {}] = revision(task([container({ image: "web:2" })]));
  expect(webIn(definition, kept(SERVICE, service()))).toEqual(rolledOut("image web:1 -> web:2"));
});

test("tags of a task definition make no revision", () => {
  expect(webIn(updated(TASK, task(), { tags: { a: "b" } }), kept(SERVICE, service()))).toEqual([
    "untouched",
  ]);
});
