"""Tasks of ECS services: what they learn when they start, and who reaches them.

No container runs in the emulator. A task is what AWS would tell of one that does.
"""

from fargate.health import check_of
from fargate.parameters import parameters_of
from fargate.start import Start
from fargate.task import FargateTask
from fargate.trouble import BY_SERVICE
from moto.ecs.models import EC2ContainerServiceBackend, ecs_backends
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from reach import is_reached

# AWS shows a stopped task for about an hour; here the last ones of each service are shown.
STOPPED_SHOWN = 3


def close():
    tasks_of_a_service()
    targets_of_each_port()


class ServiceTask(FargateTask):
    """A task that a service runs, or ran."""

    def __init__(self, service, deployment, start):
        backend, definition = start.backend, start.definition
        super().__init__(start, backend._get_cluster(service.cluster_name))
        self.started_by = deployment["id"]
        self.service = service
        self.group = f"service:{service.name}"
        self.ports = ports_of(definition)
        self.load_balancers = []
        # Whether an event of the service has told that it started.
        self.told = False
        self.learned = {
            "parameters": parameters_of(backend, definition),
            # Of the deployment, whenever one of its tasks starts.
            "endpoints": deployment.setdefault("endpoints", endpoints(backend, service)),
        }


def start_of(service, deployment):
    backend = service._backend
    strategy = deployment.get("capacityProviderStrategy") or []
    return Start(
        backend,
        backend.describe_task_definition(deployment["taskDefinition"]),
        (deployment["networkConfiguration"] or {}).get("awsvpcConfiguration", {}),
        tuple(it["capacityProvider"] for it in strategy),
    )


def running(backend):
    """Every task that a service runs."""
    return [it for it in known(backend) if it.last_status == "RUNNING"]


def known(backend):
    tasks = [it for of_cluster in backend.tasks.values() for it in of_cluster.values()]
    return [it for it in tasks if isinstance(it, ServiceTask)]


def tasks_of(service):
    return [it for it in running(service._backend) if it.service is service]


def run(service, deployment, wanted):
    """Lets as many tasks of a deployment run, and none of others."""
    own = [it for it in tasks_of(service) if it.started_by == deployment["id"]]
    added = [add(service, deployment) for _ in range(wanted - len(own))]
    stay = [*own, *added][:wanted]
    removed = [it for it in tasks_of(service) if it not in stay]
    reason = f"Scaling activity initiated by (deployment {deployment['id']})"
    for task in removed:
        remove(service, task, BY_SERVICE, reason)
    return removed


def fail(service, deployment, trouble, start):
    """Stops the task of a start: the one that runs, or one that never did."""
    running = (it for it in tasks_of(service) if it.id == start.task_id)
    task = next(running, None) or ServiceTask(service, deployment, start)
    keep(service, task)
    task.fail(service._backend, trouble)
    leave_targets(service, task)
    return task


def add(service, deployment, start=None):
    task = ServiceTask(service, deployment, start or start_of(service, deployment))
    keep(service, task)
    task.run(service._backend)
    task.load_balancers = deployment["loadBalancers"] or []
    for group, target in targets_of(service, task):
        group.register([target])
    return task


def keep(service, task):
    service._backend.tasks.setdefault(service.cluster_name, {})[task.task_arn] = task


def remove(service, task, code, reason):
    task.stop(code, reason)
    leave_targets(service, task)


def leave_targets(service, task):
    for group, target in targets_of(service, task):
        group.deregister([target])
    forget(service)


def forget(service):
    """Lets only the last stopped tasks of a service be seen."""
    stopped = [
        it
        for it in known(service._backend)
        if it.service is service and it.last_status == "STOPPED"
    ]
    for old in stopped[:-STOPPED_SHOWN]:
        del service._backend.tasks[service.cluster_name][old.task_arn]


def targets_of(service, task):
    backend = service._backend
    groups = elbv2_backends[backend.account_id][backend.region_name].target_groups
    for it in task.load_balancers:
        group = groups.get(it.get("targetGroupArn"))
        if group:
            yield group, {"Id": task.private_ip, "Port": it["containerPort"]}


def check_of_target(balancers, group, task):
    """Why a load balancer's health check of a task fails, None where it does not."""
    reached = is_reached(balancers, group, task)
    containers = task.definition.container_definitions
    return check_of(reached, containers, group.targets[task.private_ip]["Port"])


def ports_of(definition):
    """The ports that containers listen on, by their name, or by the port where they have none."""
    return {
        mapping.get("name", str(mapping["containerPort"])): mapping["containerPort"]
        for container in definition.container_definitions
        for mapping in container.get("portMappings", [])
    }


def endpoints(backend, service):
    """What Service Connect resolves for the tasks of a deployment that starts now. They learn no other,
    nor do those that take their place: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
    """
    namespace = (service.service_connect_configuration or {}).get("namespace")
    found = {}
    for other in backend.services.values():
        connect = other.service_connect_configuration or {}
        if other.status != "ACTIVE" or namespace is None or connect.get("namespace") != namespace:
            continue
        for it in connect.get("services") or []:
            for alias in it.get("clientAliases") or []:
                found[f"{alias.get('dnsName')}:{alias['port']}"] = {
                    "service": other.name,
                    "port": it["portName"],
                }
    return found


def tasks_of_a_service():
    """AWS runs tasks for a service, and lists them by its name. moto runs none."""
    list_tasks = EC2ContainerServiceBackend.list_tasks

    def list_tasks_of_service(self, *args, **kwargs):
        named = dict(zip(("cluster", "instance", "family", "by", "service"), args))
        name = (kwargs.get("service_name") or named.get("service") or "").split("/")[-1]
        found = list_tasks(self, *args, **kwargs)
        return [it for it in found if not name or it.group == f"service:{name}"]

    EC2ContainerServiceBackend.list_tasks = list_tasks_of_service


def targets_of_each_port():
    """AWS asks every target for its health, at the port that it was registered with. moto takes all
    that are addresses for healthy.
    """
    describe_target_health = ELBv2Backend.describe_target_health

    def describe_health_of_tasks(self, target_group_arn, targets):
        answers = describe_target_health(self, target_group_arn, targets)
        group = self.target_groups[target_group_arn]
        tasks = {it.private_ip: it for it in running(ecs_backends[self.account_id][self.region_name])}
        for answer in answers:
            task = tasks.get(answer.instance_id)
            check = task and check_of_target(self, group, task)
            if check:
                answer.status = "unhealthy"
                answer.reason, answer.description = check
        return answers

    ELBv2Backend.describe_target_health = describe_health_of_tasks
