"""Tasks of their own: RunTask on Fargate, and StopTask of any task of the emulator's."""

from fargate import steps
from fargate.events import report_tasks
from fargate.logs import write
from fargate.placement import GUIDE
from fargate.start import Start
from fargate.task import FargateTask
from fargate.trouble import EXITED
from moto.core.responses import ActionResult
from moto.ecs.exceptions import EcsClientException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse

from .ecs_deployments import count
from .ecs_tasks import ServiceTask, remove

STOPPED_BY_USER = "Task stopped by user"


def close():
    tasks_over_time()
    stopped_tasks()


class OneOffTask(FargateTask):
    """A task that RunTask has started: each look at it shows the next of PROVISIONING, RUNNING and
    STOPPED, or STOPPED at once where it does not start.
    """

    def __init__(self, start, cluster, overrides, trouble, more):
        super().__init__(start, cluster)
        self.overrides = {"containerOverrides": [], **(overrides or {})}
        self.cpu = self.overrides.get("cpu") or self.cpu
        self.memory = self.overrides.get("memory") or self.memory
        self.backend, self.trouble = start.backend, trouble
        for name, value in more.items():
            setattr(self, name, value)

    def advance(self):
        if self.last_status == "STOPPED":
            return
        if self.desired_status == "STOPPED":
            self.stop(self.stop_code, self.stopped_reason)
        elif self.last_status == "PROVISIONING":
            self.begin()
        else:
            self.end()

    def begin(self):
        if self.trouble and not self.trouble.runs:
            self.fail(self.backend, self.trouble)
        else:
            self.run(self.backend)

    def end(self):
        if self.trouble:
            self.fail(self.backend, self.trouble)
            return
        for it in self.definition.container_definitions:
            write(self.backend, it, self.id, [f"{it['name']} ended"])
        self.stop(EXITED, "Essential container in task exited")


def tasks_over_time():
    """AWS starts a task in a while, and shows each state on the way. moto's tasks run at once, without
    containers that end, roles, routes or logs.
    """
    run_task = EC2ContainerServiceResponse.run_task

    def run_task_on_fargate(self):
        definition = self.ecs_backend.describe_task_definition(self._get_param("taskDefinition"))
        if "FARGATE" not in (definition.requires_compatibilities or []):
            return run_task(self)
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
        network = (self._get_param("networkConfiguration") or {}).get("awsvpcConfiguration")
        if not network:
            raise InvalidParameterException(
                "Network Configuration must be provided when networkMode 'awsvpc' is specified."
            )
        providers = providers_of(self, cluster)
        asked = [
            Start(self.ecs_backend, definition, network, providers)
            for _ in range(self._get_int_param("count", 1))
        ]
        troubles = [steps.trouble_of(it) for it in asked]
        refused = next((it for it in troubles if it and not it.code), None)
        if refused:
            return not_placed(refused)
        more = {
            "group": self._get_param("group") or f"family:{definition.family}",
            "started_by": self._get_param("startedBy") or "",
            "tags": self._get_param("tags") or [],
            "enable_execute_command": bool(self._get_param("enableExecuteCommand")),
        }
        overrides = self._get_param("overrides")
        tasks = [
            OneOffTask(start, cluster, overrides, trouble, more)
            for start, trouble in zip(asked, troubles)
        ]
        of_cluster = self.ecs_backend.tasks.setdefault(cluster.name, {})
        of_cluster.update({it.task_arn: it for it in tasks})
        return ActionResult({"tasks": tasks, "failures": []})

    EC2ContainerServiceResponse.run_task = run_task_on_fargate


def providers_of(response, cluster):
    strategy = response._get_param("capacityProviderStrategy")
    if not strategy and not response._get_param("launchType"):
        strategy = cluster.default_capacity_provider_strategy
    return tuple(it["capacityProvider"] for it in strategy or [])


def not_placed(trouble):
    """A role that cannot be assumed is an error, and what is full a failure.
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
    """
    if "assume the role" in trouble.reason:
        raise EcsClientException(trouble.reason)
    reason = trouble.reason.removesuffix(GUIDE).strip()
    return ActionResult({"tasks": [], "failures": [{"reason": reason}]})


def stopped_tasks():
    """AWS says who stopped a task, and a service starts another in place of it. In moto the service
    knows nothing of it, and an unknown task is an error of the server's.
    """
    stop_task = EC2ContainerServiceBackend.stop_task

    def stop_task_of_anybody(self, cluster_str, task_str, reason):
        cluster = self._get_cluster(cluster_str)
        tasks = self.tasks.get(cluster.name, {}).values()
        task = next((it for it in tasks if it.task_arn.endswith(task_str.split("/")[-1])), None)
        if task is None:
            raise InvalidParameterException("The referenced task was not found.")
        if not isinstance(task, FargateTask):
            return stop_task(self, cluster_str, task_str, reason)
        if task.last_status == "STOPPED":
            return task
        why = ("UserInitiated", reason or STOPPED_BY_USER)
        if isinstance(task, ServiceTask):
            stop_of_service(task, *why)
        else:
            task.desired_status = "STOPPED"
            task.stop_code, task.stopped_reason = why
        return task

    EC2ContainerServiceBackend.stop_task = stop_task_of_anybody


def stop_of_service(task, code, reason):
    service = task.service
    remove(service, task, code, reason)
    for deployment in service.deployments:
        if deployment["id"] == task.started_by and deployment["runningCount"]:
            deployment["runningCount"] -= 1
    report_tasks(service, "has stopped {} running tasks:", [task])
    count(service)
