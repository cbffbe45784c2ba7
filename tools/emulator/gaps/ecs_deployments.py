"""Deployments of ECS services: how they come to their end.

No container runs in the emulator. A deployment succeeds unless the image of an essential container
says that it does not start (its tag is `does-not-start`, or its digest begins with `sha256:dead`), a
parameter that it gets is not there, or a load balancer would not reach its tasks.
"""

import re
from math import ceil

from botocore import xform_name
from moto.core.utils import utcnow
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import elbv2_backends
from moto.moto_api._internal import mock_random
from reach import is_reached

from . import ecs_tasks

DOES_NOT_START = re.compile(r":does-not-start(@|$)|@sha256:dead")
# A change of one of these starts a deployment; a rollback takes it back.
DEPLOYED = (
    "capacityProviderStrategy",
    "loadBalancers",
    "networkConfiguration",
    "platformVersion",
    "serviceConnectConfiguration",
    "serviceRegistries",
    "taskDefinition",
    "volumeConfigurations",
)


def close():
    deployments_over_time()


def deployments_over_time():
    """In AWS a deployment comes to its end with time, in moto never. Here each DescribeServices
    shows the next step: a deployment in progress has then completed or, when its image does not
    start, failed. With the circuit breaker's rollback the earlier deployment is then in progress
    again, and completed one step later. Without an earlier one nothing runs.
    """
    describe_services = EC2ContainerServiceResponse.describe_services

    def describe_services_later(self):
        result = describe_services(self)
        for service in result.result["services"]:
            if service.deployments and service.deployment_controller["type"] == "ECS":
                proceed(service)
        return result

    EC2ContainerServiceResponse.describe_services = describe_services_later


def apply(service, settings):
    """Takes over settings that are named as in the API."""
    for name, value in settings.items():
        setattr(service, xform_name(name), value)


def deployed(service):
    return {name: getattr(service, xform_name(name), None) for name in DEPLOYED}


def deploy(service):
    """Starts a deployment; the last completed one keeps its tasks meanwhile."""
    identifier = f"ecs-svc/{mock_random.randint(10**18, 10**19 - 1)}"
    settings = deployed(service)
    deployment = {
        **settings,
        "id": identifier,
        "status": "PRIMARY",
        "desiredCount": service.desired_count,
        "pendingCount": 0,
        "runningCount": 0,
        "failedTasks": 0,
        "createdAt": utcnow(),
        "launchType": service.launch_type,
        "platformFamily": "Linux" if settings["platformVersion"] else None,
        "settings": settings,
    }
    in_state(deployment, "IN_PROGRESS", f"ECS deployment {identifier} in progress.")
    earlier = [it for it in service.deployments if it["runningCount"] or it is completed(service)]
    for it in earlier:
        it["status"] = "ACTIVE"
    service.deployments = [deployment, *earlier]


def completed(service):
    return getattr(service, "completed_deployment", None)


def in_state(deployment, state, reason):
    deployment.update(rolloutState=state, rolloutStateReason=reason, updatedAt=utcnow())


def proceed(service):
    deployment = service.deployments[0]
    if deployment["rolloutState"] == "IN_PROGRESS":
        trouble = service.desired_count and trouble_of(service, deployment)
        if trouble:
            fail(service, deployment, trouble)
        else:
            complete(service, deployment)
    count(service)


def trouble_of(service, deployment):
    """Why a task of the deployment would not stay, if it would not."""
    backend = service._backend
    definition = backend.describe_task_definition(service.task_definition)
    if any(
        container["essential"] and DOES_NOT_START.search(container["image"])
        for container in definition.container_definitions
    ):
        return "Essential container in task exited"
    missing = [name for name, it in ecs_tasks.parameters_of(backend, definition).items() if it is None]
    if missing:
        return f"ResourceInitializationError: invalid ssm parameters: {', '.join(missing)}"
    task = ecs_tasks.add(service, deployment)
    balancers = elbv2_backends[backend.account_id][backend.region_name]
    groups = [group for group, _ in ecs_tasks.targets_of(service, task)]
    if not all(is_reached(balancers, group, task) for group in groups):
        return "Task failed ELB health checks"
    return None


def complete(service, deployment):
    deployment["runningCount"] = service.desired_count
    ecs_tasks.run(service, deployment, service.desired_count)
    in_state(deployment, "COMPLETED", f"ECS deployment {deployment['id']} completed.")
    service.deployments = [deployment]
    service.completed_deployment = deployment
    report(service, f"(deployment {deployment['id']}) deployment completed.")
    report(service, "has reached a steady state.")


def fail(service, deployment, trouble):
    for task in ecs_tasks.tasks_of(service):
        if task.started_by == deployment["id"]:
            ecs_tasks.remove(service, task, "ServiceSchedulerInitiated", trouble)
    ecs_tasks.fail(service, deployment, trouble)
    report(service, f"was unable to place or keep a task. Reason: {trouble}.")
    breaker = service.deployment_configuration["deploymentCircuitBreaker"]
    if not breaker["enable"]:
        deployment["failedTasks"] += 1
        return
    # AWS gives up after half the desired count, at least 3 and at most 200 tasks.
    deployment["failedTasks"] = min(max(ceil(service.desired_count / 2), 3), 200)
    in_state(deployment, "FAILED", "ECS deployment circuit breaker: tasks failed to start.")
    report(service, f"(deployment {deployment['id']}) deployment failed: tasks failed to start.")
    earlier = completed(service)
    if breaker["rollback"] and earlier:
        deployment.update(status="ACTIVE", desiredCount=0)
        earlier.update(status="PRIMARY", desiredCount=service.desired_count)
        reason = f"rolling back to deploymentId {earlier['id']}."
        in_state(earlier, "IN_PROGRESS", f"ECS deployment circuit breaker: {reason}")
        report(service, f"rolling back to deployment {earlier['id']}.")
        service.deployments = [earlier, deployment]
        apply(service, earlier["settings"])


def scale(service, desired_count):
    """Changes the desired count: that is no deployment, its tasks come and go at once."""
    service.desired_count = desired_count
    if service.deployments:
        deployment = service.deployments[0]
        deployment["desiredCount"] = desired_count
        if deployment["rolloutState"] == "COMPLETED":
            deployment["runningCount"] = desired_count
            ecs_tasks.run(service, deployment, desired_count)
    count(service)


def count(service):
    running = sum(deployment["runningCount"] for deployment in service.deployments)
    service._backend._get_cluster(service.cluster_name).running_tasks_count += (
        running - service.running_count
    )
    service.running_count = running


def report(service, message):
    event = {"id": str(mock_random.uuid4()), "createdAt": utcnow()}
    service.events.insert(0, {**event, "message": f"(service {service.name}) {message}"})
