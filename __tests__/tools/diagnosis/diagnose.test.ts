import { describe, expect, test } from "@jest/globals";
import { CAUSES } from "../../../tools/diagnosis/causes";
import { diagnose } from "../../../tools/diagnosis/diagnose";
import type { Evidence, Stop } from "../../../tools/diagnosis/evidence";
import { reportTrouble } from "../../../tools/diagnosis/report";

const stop = (reason: string, container: Partial<Stop["containers"][number]> = {}): Stop => ({
  ...{ taskId: "0a1b", revision: "learner-api:4", startedBy: "ecs-svc/2", at: undefined, reason },
  containers: [{ name: "api", exitCode: undefined, reason: undefined, log: [], ...container }],
});
const exited = (log: string, exitCode = 1): Partial<Evidence> => ({
  stops: [stop("Essential container in task exited", { exitCode, log: [log] })],
});
const stopped = (reason: string): Partial<Evidence> => ({ stops: [stop(reason)] });
const evidence = (one: Partial<Evidence>): Evidence => ({
  ...{ stops: [], events: [], targets: [] },
  ...one,
});

/** What AWS says, of its documentation and of reports of people, and the cause that it tells. */
const SAID: readonly (readonly [cause: string, Partial<Evidence>])[] = [
  [
    "image-not-found",
    stopped(
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/api@sha256:aaaa: 111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/api@sha256:aaaa: not found",
    ),
  ],
  [
    "wrong-processor",
    stopped(
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'.",
    ),
  ],
  ["wrong-processor", exited("exec /usr/local/bin/node: exec format error", 255)],
  [
    "registry-limit",
    stopped(
      "CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
    ),
  ],
  [
    "may-not-pull",
    stopped(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111111111111:assumed-role/learner-ecs-task-exc-role/0a1b is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action",
    ),
  ],
  [
    "may-not-pull",
    stopped(
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref: pulling from host failed with status code [manifests 1]: 403 Forbidden",
    ),
  ],
  [
    "parameter-missing",
    stopped(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /learner/config/app/log-level",
    ),
  ],
  [
    "may-not-read-parameter",
    stopped(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111111111111:assumed-role/learner-ecs-task-exc-role/0a1b is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:111111111111:parameter/learner/config/a",
    ),
  ],
  [
    "may-not-decrypt",
    stopped(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
    ),
  ],
  [
    "no-log-group",
    stopped(
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1",
    ),
  ],
  [
    "no-route",
    stopped(
      "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post https://api.ecr.us-east-1.amazonaws.com/: dial tcp 44.213.79.50:443: i/o timeout",
    ),
  ],
  [
    "no-route",
    stopped(
      "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1: failed to do request: Head https://registry-1.docker.io/v2/library/nginx/manifests/1: dial tcp 34.226.69.105:443: i/o timeout",
    ),
  ],
  [
    "role-not-assumed",
    {
      events: [
        "(service learner-api) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111111111111:role/learner-ecs-role' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
      ],
    },
  ],
  [
    "no-entrypoint",
    {
      stops: [
        stop("Task failed to start", {
          reason:
            'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "server": executable file not found in $PATH: unknown',
        }),
      ],
    },
  ],
  [
    "not-executable",
    {
      stops: [
        stop("Task failed to start", {
          reason:
            'CannotStartContainerError: unable to start container process: exec: "./run.sh": permission denied: unknown',
        }),
      ],
    },
  ],
  [
    "out-of-memory",
    {
      stops: [
        stop("Essential container in task exited", {
          exitCode: 137,
          reason: "OutOfMemoryError: Container killed due to memory usage",
        }),
      ],
    },
  ],
  ["port-taken", exited("Error: listen EADDRINUSE: address already in use 0.0.0.0:8080")],
  ["read-only-root", exited("mkdir: cannot create directory '/cache': Read-only file system")],
  ["permission-denied", exited("Error: EACCES: permission denied, open '/data/a'")],
  ["crashed", exited("", 139)],
  ["spot-interrupted", stopped("Your Spot Task was interrupted.")],
  [
    "no-capacity",
    {
      events: [
        "(service learner-api) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.",
      ],
    },
  ],
  [
    "quota",
    {
      events: [
        "(service learner-api) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.",
      ],
    },
  ],
  [
    "subnet-full",
    {
      events: [
        "(service learner-api) was unable to place a task. Reason: Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-0a': InsufficientFreeAddressesInSubnet.",
      ],
    },
  ],
  ["network-interface", stopped("Timeout waiting for network interface provisioning to complete.")],
  [
    "health-check-path",
    {
      ...stopped(
        "Task failed ELB health checks in (target-group arn:aws:targetgroup/learner-api/0a)",
      ),
      targets: [
        {
          target: "10.0.1.2:8080",
          said: "unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [404]",
        },
      ],
    },
  ],
  [
    "not-reached",
    {
      ...stopped(
        "Task failed ELB health checks in (target-group arn:aws:targetgroup/learner-api/0a)",
      ),
      targets: [{ target: "10.0.1.2:8080", said: "unhealthy Target.Timeout Request timed out" }],
    },
  ],
  ["container-health-check", stopped("Task failed container health checks")],
  ["exited", exited("bye", 0)],
];

describe("a cause", () => {
  test.each(SAID)("%s is told by what AWS says of it", (id, one) => {
    expect(diagnose(evidence(one)).map(({ cause }) => cause.id)).toEqual([id]);
  });

  test.each(CAUSES)(
    "$id is told by a text of this list, and has a remedy",
    ({ id, remedy, what }) => {
      expect(SAID.map(([cause]) => cause)).toContain(id);
      expect(what).not.toMatch(/\.$/);
      expect(remedy({ environment: "dev", service: "api" })).toMatch(/\.$/);
    },
  );

  test("that nobody knows is no cause, and what AWS says is told", () => {
    const odd = evidence(stopped("Something new"));
    expect(diagnose(odd)).toEqual([]);
    expect(reportTrouble(odd, { environment: "dev", service: "api" })).toEqual([
      "No cause that is known fits. What AWS says:",
      "a task of learner-api:4 stopped: Something new",
    ]);
  });
});

test("a report has the likely cause, what shows it, what to do, and the last lines", () => {
  const lines = reportTrouble(evidence(exited("Read-only file system")), {
    environment: "dev",
    service: "api",
  });
  expect(lines).toEqual([
    "Likely cause: The container writes to its root file system, which is read-only (read-only-root).",
    "  because: Essential container in task exited; api: exit code 1",
    "  remedy:  Name the directory in services.api.writablePaths, or set readOnlyRootFilesystem: false.",
    "a task of learner-api:4 stopped: Essential container in task exited; api: exit code 1",
    "  api | Read-only file system",
  ]);
});

test("of a service that nothing is wrong with there is nothing to report", () => {
  expect(reportTrouble(evidence({}), { environment: "dev", service: "api" })).toEqual([]);
});
