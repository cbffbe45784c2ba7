"""Deployments of ECS services: how they come to their end.

No container runs in the emulator. A deployment succeeds unless a task of it would not start or stay
(fargate/), or a load balancer would not reach it.
"""

from math import ceil

from botocore import xform_name
from fargate import events, health, history, steps
from fargate.trouble import BY_SERVICE
from moto.core.utils import utcnow
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import elbv2_backends
from moto.moto_api._internal import mock_random

from . import ecs_tasks

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
    history.begin(service, deployment, completed(service))


def completed(service):
    return getattr(service, "completed_deployment", None)


def in_state(deployment, state, reason):
    deployment.update(rolloutState=state, rolloutStateReason=reason, updatedAt=utcnow())


def proceed(service):
    deployment = service.deployments[0]
    if deployment["rolloutState"] == "IN_PROGRESS":
        start = ecs_tasks.start_of(service, deployment)
        trouble = service.desired_count and trouble_of(service, deployment, start)
        if trouble:
            fail(service, deployment, trouble, start)
        else:
            complete(service, deployment)
    elif deployment["rolloutState"] == "COMPLETED":
        replace(service, deployment)
    count(service)


def replace(service, deployment):
    """Starts tasks in place of those that have stopped."""
    if len(ecs_tasks.tasks_of(service)) >= service.desired_count:
        return
    start = ecs_tasks.start_of(service, deployment)
    trouble = steps.trouble_of(start)
    if trouble:
        stop_one(service, deployment, trouble, start)
        events.report(service, events.IMPAIRED)
        return
    ecs_tasks.run(service, deployment, service.desired_count)
    deployment["runningCount"] = service.desired_count
    events.report_started(service, ecs_tasks.tasks_of(service))
    events.report(service, "has reached a steady state.")


def trouble_of(service, deployment, start):
    """Why a task of the deployment would not start or stay, if it would not."""
    own = [it for it in ecs_tasks.tasks_of(service) if it.started_by == deployment["id"]]
    if deployment is completed(service) and len(own) >= service.desired_count:
        return trouble_of_targets(service, own[0])  # none of its tasks need start again
    trouble = steps.trouble_of(start)
    return trouble or trouble_of_targets(service, ecs_tasks.add(service, deployment, start))


def trouble_of_targets(service, task):
    """Why load balancers would end a task."""
    backend = service._backend
    balancers = elbv2_backends[backend.account_id][backend.region_name]
    for group, target in ecs_tasks.targets_of(service, task):
        check = ecs_tasks.check_of_target(balancers, group, task)
        if check:
            return health.of_targets(group, target["Port"], check)
    return None


def complete(service, deployment):
    removed = ecs_tasks.run(service, deployment, service.desired_count)
    deployment["runningCount"] = service.desired_count
    in_state(deployment, "COMPLETED", f"ECS deployment {deployment['id']} completed.")
    service.deployments = [deployment]
    service.completed_deployment = deployment
    history.completed(service)
    events.report_started(service, ecs_tasks.tasks_of(service))
    events.report_tasks(service, "has stopped {} running tasks:", removed)
    events.report(service, f"(deployment {deployment['id']}) deployment completed.")
    events.report(service, "has reached a steady state.")


def fail(service, deployment, trouble, start):
    for task in ecs_tasks.tasks_of(service):
        if task.started_by == deployment["id"] and task.id != start.task_id:
            ecs_tasks.remove(service, task, trouble.code or BY_SERVICE, trouble.reason)
    stop_one(service, deployment, trouble, start)
    breaker = service.deployment_configuration["deploymentCircuitBreaker"]
    if not breaker["enable"]:
        deployment["failedTasks"] += 1
        events.report(service, events.IMPAIRED)
        try_again(service, deployment, trouble)
        return
    deployment["failedTasks"] = threshold_of(service)
    deployment["runningCount"] = 0
    in_state(deployment, "FAILED", "ECS deployment circuit breaker: tasks failed to start.")
    events.report(service, f"(deployment {deployment['id']}) deployment failed: tasks failed to start.")
    goes_back = breaker["rollback"] and completed(service) not in (None, deployment)
    history.failed(service, goes_back)
    if goes_back:
        go_back(service, deployment, "ECS deployment circuit breaker:")


def threshold_of(service):
    """After how many tasks AWS gives up: half the desired count, at least 3 and at most 200.
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    """
    return min(max(ceil(service.desired_count / 2), 3), 200)


def stop_one(service, deployment, trouble, start):
    """A task that has come to its end, if AWS made one, with the service's events of it."""
    if not trouble.code:
        events.report(service, trouble.event)
        return
    task = ecs_tasks.fail(service, deployment, trouble, start)
    task.told = True
    events.report_tasks(service, "has started {} tasks:", [task])
    if trouble.event:
        events.report(service, trouble.event.format(task=task.id))
    if trouble.code == BY_SERVICE:
        events.report_tasks(service, "has stopped {} running tasks:", [task])


def try_again(service, deployment, trouble):
    """Without a circuit breaker the next task follows; one that fails health checks runs until then."""
    deployment["runningCount"] = 0
    if trouble.code == BY_SERVICE:
        ecs_tasks.add(service, deployment)
        deployment["runningCount"] = 1


def go_back(service, deployment, cause):
    """Makes the last completed deployment the primary one again."""
    earlier = completed(service)
    deployment.update(status="ACTIVE", desiredCount=0)
    earlier.update(status="PRIMARY", desiredCount=service.desired_count)
    reason = f"rolling back to deploymentId {earlier['id']}."
    in_state(earlier, "IN_PROGRESS", f"{cause} {reason}")
    deployment["runningCount"] = 0
    events.report(service, f"rolling back to deployment {earlier['id']}.")
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
            removed = ecs_tasks.run(service, deployment, desired_count)
            events.report_started(service, ecs_tasks.tasks_of(service))
            events.report_tasks(service, "has stopped {} running tasks:", removed)
    count(service)


def count(service):
    running = sum(deployment["runningCount"] for deployment in service.deployments)
    service._backend._get_cluster(service.cluster_name).running_tasks_count += (
        running - service.running_count
    )
    service.running_count = running
