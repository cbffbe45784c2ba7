import { chmodSync, readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { EXEC } from "../../../tools/ops/exec";
import { FORWARD } from "../../../tools/ops/forward";
import { testEnvironment } from "../../test-environment";
import { temporaryDirectories, writeFile } from "../temporary-directory";

/** A token of a session, which opens it: it goes to AWS's program and nowhere else. */
const TOKEN = "a-canary-of-the-session";
const TASK = "arn:aws:ecs:us-east-1:111111111111:task/shop-cluster/0a1b";

const temporaryDirectory = temporaryDirectories();
const before = { ...process.env };
let asked: { readonly operation: string; readonly body: unknown }[];
let answers: Readonly<Record<string, unknown>>;
let server: http.Server;
let printed: string[];

/** AWS's answers as they were recorded, by operation. */
beforeEach(async () => {
  asked = [];
  const agent = { name: "ExecuteCommandAgent", lastStatus: "RUNNING" };
  answers = {
    ListTasks: { taskArns: [TASK] },
    DescribeTasks: {
      tasks: [
        {
          taskArn: TASK,
          lastStatus: "RUNNING",
          containers: [{ name: "mailer", runtimeId: "0a1b-99", managedAgents: [agent] }],
        },
      ],
    },
    ExecuteCommand: { session: { sessionId: "s-1", streamUrl: "wss://stream", tokenValue: TOKEN } },
    StartSession: { SessionId: "s-2", StreamUrl: "wss://stream", TokenValue: TOKEN },
  };
  server = http.createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      asked.push({ operation, body: JSON.parse(text) });
      response.setHeader("Content-Type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answers[operation]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${port}`;
  process.env["AWS_ACCESS_KEY_ID"] = process.env["AWS_SECRET_ACCESS_KEY"] = "any";
  printed = [];
  jest.spyOn(console, "log").mockImplementation((text: unknown) => {
    printed.push(String(text));
  });
});

afterEach(async () => {
  process.env = { ...before };
  jest.restoreAllMocks();
  await new Promise((resolve) => server.close(resolve));
});

/** AWS's program, which writes down what it was called with and ends with 3. */
function plugin(): string {
  const directory = temporaryDirectory();
  const file = path.join(directory, "called");
  const script = `#!/bin/sh\n[ "$1" = --version ] && exit 0\nprintf '%s\\n' "$@" > ${file}\nexit 3\n`;
  chmodSync(writeFile(directory, "session-manager-plugin", script), 0o755);
  process.env["PATH"] = `${directory}:${String(before["PATH"])}`;
  return file;
}

const environment = (mailer: object = { exec: true, readOnlyRootFilesystem: false }) =>
  testEnvironment({
    services: { mailer: { kind: "worker", ...mailer } },
  });
const call = (rest: readonly string[] = [], command: readonly string[] = []) => ({
  ...{ environment: environment(), services: ["mailer"], rest, command, values: {} },
});
const called = (file: string) => readFileSync(file, "utf8").trimEnd().split("\n");

test("exec hands a session in the container to AWS's program, and ends with its exit code", async () => {
  const file = plugin();
  expect(await EXEC.run(call([], ["ls", "-l", "/a b"]))).toBe(3);
  expect(asked.map(({ operation }) => operation)).toEqual([
    "ListTasks",
    "DescribeTasks",
    "ExecuteCommand",
  ]);
  expect(asked[2]?.body).toMatchObject({
    container: "mailer",
    interactive: true,
    command: "ls -l '/a b'",
    task: TASK,
  });
  const [session, region, operation, profile, target] = called(file);
  expect(JSON.parse(String(session))).toEqual({
    SessionId: "s-1",
    StreamUrl: "wss://stream",
    TokenValue: TOKEN,
  });
  expect([region, operation, profile]).toEqual(["us-east-1", "StartSession", ""]);
  expect(JSON.parse(String(target))).toEqual({
    Target: expect.stringMatching(/^ecs:.*-cluster_0a1b_0a1b-99$/),
  });
  expect(printed.join()).not.toContain(TOKEN);
});

test.each([
  ["8080", "AWS-StartPortForwardingSession", { portNumber: ["8080"], localPortNumber: ["8080"] }],
  [
    "15432:db.internal:5432",
    "AWS-StartPortForwardingSessionToRemoteHost",
    { host: ["db.internal"], portNumber: ["5432"], localPortNumber: ["15432"] },
  ],
])("forward %s asks for the document that leads there", async (way, DocumentName, Parameters) => {
  plugin();
  expect(await FORWARD.run(call([way]))).toBe(3);
  expect(asked.at(-1)).toMatchObject({
    operation: "StartSession",
    body: { DocumentName, Parameters, Target: expect.stringMatching(/^ecs:/) },
  });
  expect(printed.join()).not.toContain(TOKEN);
});

test("what the configuration does not let in is said, all at once, before AWS is asked", async () => {
  plugin();
  const closed = { ...call(), environment: environment({}) };
  await expect(EXEC.run(closed)).rejects.toThrow(
    /services\.mailer lets nobody in:\n.*exec is off: set exec: true\n.*readOnlyRootFilesystem is on: .*\n.*Nothing was done\./,
  );
  expect(asked).toEqual([]);
});

test("without AWS's program it is said where to get it, before AWS is asked", async () => {
  process.env["PATH"] = temporaryDirectory();
  await expect(EXEC.run(call())).rejects.toThrow("session-manager-plugin is not installed");
  expect(asked).toEqual([]);
});

test.each([
  ["no task runs", { tasks: [{ taskArn: TASK, lastStatus: "PENDING" }] }, "No task of "],
  [
    "tasks are older than the setting",
    { tasks: [{ taskArn: TASK, lastStatus: "RUNNING", containers: [{ name: "mailer" }] }] },
    "The agent of sessions is not there in the tasks of ",
  ],
])("where %s it is said what to do", async (_, DescribeTasks, message) => {
  plugin();
  answers = { ...answers, DescribeTasks };
  await expect(EXEC.run(call())).rejects.toThrow(message);
});
