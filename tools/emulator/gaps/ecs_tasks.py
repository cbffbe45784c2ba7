"""Tasks of ECS services: what they learn when they start, and who reaches them.

No container runs in the emulator. A task is what AWS would tell of one that does.
"""

from moto.core.utils import utcnow
from moto.ec2.utils import random_private_ip
from moto.ecs.models import EC2ContainerServiceBackend, ecs_backends
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from moto.moto_api._internal import mock_random
from moto.ssm.models import ssm_backends

from reach import is_reached

# AWS shows a stopped task for about an hour; here the last ones of each service are shown.
STOPPED_SHOWN = 3


def close():
    tasks_of_a_service()
    targets_of_each_port()


class ServiceTask:
    """A task that a service runs, or ran."""

    container_instance_arn = None
    overrides = {"containerOverrides": []}
    connectivity = "CONNECTED"

    def __init__(self, service, deployment):
        backend = service._backend
        definition = backend.describe_task_definition(deployment["taskDefinition"])
        self.id = mock_random.get_random_hex(32)
        self.cluster_arn = service.cluster_arn
        place = f"{backend.region_name}:{backend.account_id}"
        self.task_arn = f"arn:aws:ecs:{place}:task/{service.cluster_name}/{self.id}"
        self.task_definition_arn = definition.arn
        self.started_by = deployment["id"]
        self.service = service
        self.group = f"service:{service.name}"
        self.launch_type = "FARGATE"
        self.last_status = self.desired_status = "RUNNING"
        self.created_at = self.started_at = utcnow()
        self.tags = []
        self.private_ip = random_private_ip()
        network = (deployment["networkConfiguration"] or {}).get("awsvpcConfiguration", {})
        self.security_groups = network.get("securityGroups", [])
        self.ports = ports_of(definition)
        self.learned = {
            "parameters": parameters_of(backend, definition),
            # Of the deployment, whenever one of its tasks starts.
            "endpoints": deployment.setdefault("endpoints", endpoints(backend, service)),
        }
        self.containers = [
            {
                "name": it["name"],
                "image": it["image"],
                "lastStatus": "RUNNING",
                "taskArn": self.task_arn,
            }
            for it in definition.container_definitions
        ]
        details = [{"name": "privateIPv4Address", "value": self.private_ip}]
        self.attachments = [
            {"id": self.id, "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": details}
        ]

    def advance(self):
        """Time does nothing to it; moto's own tasks proceed when somebody looks."""

    def stop(self, code, reason, **container):
        self.last_status = self.desired_status = "STOPPED"
        self.stopped_at = utcnow()
        self.stop_code, self.stopped_reason = code, reason
        for it in self.containers:
            it.update(lastStatus="STOPPED", **container)


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
    for task in tasks_of(service):
        if task not in stay:
            remove(service, task, "ServiceSchedulerInitiated", "Scaling activity initiated by")


def fail(service, deployment, reason):
    """A task that has stopped before it became healthy."""
    task = add(service, deployment, targets=False)
    remove(service, task, "EssentialContainerExited", reason, exitCode=1)


def add(service, deployment, targets=True):
    task = ServiceTask(service, deployment)
    service._backend.tasks.setdefault(service.cluster_name, {})[task.task_arn] = task
    task.load_balancers = (deployment["loadBalancers"] or []) if targets else []
    for group, target in targets_of(service, task):
        group.register([target])
    return task


def remove(service, task, code, reason, **container):
    task.stop(code, reason, **container)
    for group, target in targets_of(service, task):
        group.deregister([target])
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


def ports_of(definition):
    """The ports that containers listen on, by their name, or by the port where they have none."""
    return {
        mapping.get("name", str(mapping["containerPort"])): mapping["containerPort"]
        for container in definition.container_definitions
        for mapping in container.get("portMappings", [])
    }


def parameters_of(backend, definition):
    """Versions of the parameters that containers get when they start, and only then; of one that is
    not there, none: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
    """
    store = ssm_backends[backend.account_id][backend.region_name]
    names = [
        secret["valueFrom"].split(":parameter")[-1]
        for container in definition.container_definitions
        for secret in container.get("secrets", [])
        if ":ssm:" in secret["valueFrom"]
    ]
    found = {name: store.get_parameter(name) for name in names}
    return {name: it and it.version for name, it in found.items()}


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
            if task and not is_reached(self, group, task):
                answer.status = "unhealthy"
                answer.reason = "Target.Timeout"
                answer.description = "Request timed out"
        return answers

    ELBv2Backend.describe_target_health = describe_health_of_tasks
