"""Images: what their names say, and what containers of them do.

An image runs for ever in a service, and ends with exit code 0 in a task of its own, unless its tag is
one of these. A digest that begins with `dead` is `does-not-start`, and one that begins with `404` is
`not-there`.

| tag                  | what becomes of the task                                                      |
| -------------------- | ----------------------------------------------------------------------------- |
| `does-not-start`     | exit code 1                                                                   |
| `exits-1`            | exit code 1                                                                   |
| `out-of-memory`      | exit code 137, `OutOfMemoryError`                                             |
| `segfault`           | exit code 139                                                                 |
| `exec-format`        | exit code 255, `exec format error` in its log: built for another processor    |
| `port-taken`         | exit code 1, `address already in use` in its log                              |
| `read-only`          | exit code 1, `Read-only file system` in its log                               |
| `no-entrypoint`      | `CannotStartContainerError`: its program is not in the image                  |
| `not-there`          | `CannotPullContainerError`: not found                                         |
| `wrong-processor`    | `CannotPullContainerError`: not built for the task definition's processor     |
| `rate-limited`       | `CannotPullContainerError`: Docker Hub's limit of pulls                       |
| `fails-health-check` | the container's own health check fails, where its definition has one          |
| `answers-404`        | the load balancer's health check gets 404, where the service has one          |
| `no-spot`            | no capacity, where the strategy has `FARGATE_SPOT` only                       |
| `vcpu-quota`         | the account's quota of vCPUs is used up                                       |
"""

import re
from dataclasses import dataclass

from .trouble import exited, not_started

DIGESTS = {"dead": "does-not-start", "404": "not-there"}
ECR = re.compile(r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[\w-]+)\.amazonaws\.com")


@dataclass(frozen=True)
class Image:
    """A reference such as `nginx:1.27` or `<account>.dkr.ecr.<region>.amazonaws.com/web@sha256:...`."""

    name: str

    @property
    def parts(self):
        name, _, digest = self.name.partition("@")
        host, _, path = name.rpartition("/")
        last, _, tag = path.partition(":")
        return f"{host}/{last}".lstrip("/"), tag, digest

    @property
    def digest(self):
        return self.parts[2] or None

    @property
    def tag(self):
        return self.parts[1] or (None if self.digest else "latest")

    @property
    def host(self):
        first = self.parts[0].split("/")[0]
        return first if "." in first or ":" in first else "docker.io"

    @property
    def path(self):
        repository = self.parts[0]
        if self.host != "docker.io":
            return repository.partition("/")[2]
        path = repository.removeprefix("docker.io/")
        return path if "/" in path else f"library/{path}"

    @property
    def full(self):
        """As containerd calls it."""
        end = f"@{self.digest}" if self.digest else f":{self.tag}"
        return f"{self.host}/{self.path}{end}"

    @property
    def registry(self):
        """Account and region of a registry of ECR, else None."""
        found = ECR.fullmatch(self.host)
        return (found["account"], found["region"]) if found else None

    @property
    def behaviour(self):
        digest = (self.digest or "").removeprefix("sha256:")
        by_digest = (tag for start, tag in DIGESTS.items() if digest.startswith(start))
        return next(by_digest, self.parts[1])


# Exit code, `reason` of the container, and its last lines. Exit codes above 128 are 128 and the number of
# the signal: https://repost.aws/knowledge-center/ecs-tasks-exit-codes
EXITS = {
    "does-not-start": (1, None, ["Error: the application could not start"]),
    "exits-1": (
        1,
        None,
        ["Error: DATABASE_URL is not set", "    at start (/app/server.js:12:9)"],
    ),
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
    "out-of-memory": (
        137,
        "OutOfMemoryError: container killed due to memory usage",
        ["Loading everything into memory"],
    ),
    "segfault": (139, None, ["Segmentation fault (core dumped)"]),
    # The kernel's ENOEXEC, as runc tells it: https://repost.aws/knowledge-center/ecs-tasks-exec-format-error
    "exec-format": (255, None, ["exec /usr/local/bin/docker-entrypoint.sh: exec format error"]),
    "port-taken": (1, None, ["Error: listen EADDRINUSE: address already in use 0.0.0.0:8080"]),
    "read-only": (1, None, ["mkdir: cannot create directory '/var/cache/app': Read-only file system"]),
}
# What runc says of a program that the image does not have, with Fargate's words before it:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html
NO_ENTRYPOINT = (
    "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime "
    "task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start "
    'container process: exec: "{program}": executable file not found in $PATH: unknown'
)


def started(start):
    """Whether the containers start."""
    for container, image in start.essential:
        if image.behaviour == "no-entrypoint":
            program = (container.get("entryPoint") or container.get("command") or ["start.sh"])[0]
            reason = NO_ENTRYPOINT.format(program=program)
            return not_started(reason, container=container["name"], container_reason=reason)
    return None


def stays(start):
    """Whether essential containers go on once they have started."""
    for container, image in start.essential:
        if image.behaviour in EXITS:
            code, reason, lines = EXITS[image.behaviour]
            return exited(container["name"], code, lines, reason)
    return None
