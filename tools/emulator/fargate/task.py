"""A task as DescribeTasks shows it."""

from moto.core.utils import utcnow
from moto.ec2.utils import random_private_ip
from moto.moto_api._internal import mock_random

from . import logs
from .images import Image
from .pulls import digest_of
from .trouble import EXITED

PLATFORM_VERSION = "1.4.0"
SIGTERM = 143


class FargateTask:
    """What AWS would tell of a task that runs."""

    container_instance_arn = None
    connectivity = "CONNECTED"
    launch_type = "FARGATE"
    platform_family = "Linux"
    platform_version = PLATFORM_VERSION

    def __init__(self, start, cluster):
        backend, definition = start.backend, start.definition
        self.id = start.task_id
        self.cluster_arn = cluster.arn
        place = f"{backend.region_name}:{backend.account_id}"
        self.arns = f"arn:{start.partition}:ecs:{place}"
        self.task_arn = f"{self.arns}:task/{cluster.name}/{self.id}"
        self.definition, self.task_definition_arn = definition, definition.arn
        self.cpu, self.memory = definition.cpu, definition.memory
        self.overrides = {"containerOverrides": []}
        processor = (definition.runtime_platform or {}).get("cpuArchitecture") or "X86_64"
        self.attributes = [{"name": "ecs.cpu-architecture", "value": processor.lower()}]
        self.tags = []
        self.version = 1
        self.created_at = self.connectivity_at = utcnow()
        self.last_status, self.desired_status = "PROVISIONING", "RUNNING"
        self.private_ip = random_private_ip()
        self.subnet_id = start.subnet and start.subnet.id
        self.availability_zone = start.subnet and start.subnet.availability_zone
        self.security_groups = start.network.get("securityGroups", [])
        if len(start.providers) == 1:
            self.capacity_provider_name = start.providers[0]
        self.containers = [self.container(it) for it in definition.container_definitions]
        self.attachments = [self.interface()]
        self.health_status = "UNKNOWN"

    def container(self, definition):
        shown = {
            "containerArn": f"{self.arns}:container/{mock_random.uuid4()}",
            "taskArn": self.task_arn,
            "name": definition["name"],
            "image": definition["image"],
            "imageDigest": digest_of(Image(definition["image"])),
            "lastStatus": "PENDING",
            "networkInterfaces": [],
            "healthStatus": "UNKNOWN",
            "cpu": str(definition.get("cpu", 0)),
            "memory": definition.get("memory") and str(definition["memory"]),
            "memoryReservation": definition.get("memoryReservation")
            and str(definition["memoryReservation"]),
        }
        return {name: value for name, value in shown.items() if value is not None}

    def interface(self):
        details = [{"name": "privateIPv4Address", "value": self.private_ip}]
        if self.subnet_id:
            details.insert(0, {"name": "subnetId", "value": self.subnet_id})
        return {
            "id": str(mock_random.uuid4()),
            "type": "ElasticNetworkInterface",
            "status": "ATTACHED",
            "details": details,
        }

    def run(self, backend):
        """Has all containers started: each writes a line to its log."""
        self.last_status = "RUNNING"
        self.started_at = self.pull_started_at = self.pull_stopped_at = utcnow()
        self.version += 1
        address = {"attachmentId": self.attachments[0]["id"], "privateIpv4Address": self.private_ip}
        for shown, it in zip(self.containers, self.definition.container_definitions):
            shown.update(
                lastStatus="RUNNING",
                runtimeId=f"{self.id}-{mock_random.get_random_hex(10)}",
                networkInterfaces=[address],
                healthStatus="HEALTHY" if it.get("healthCheck") else "UNKNOWN",
            )
            logs.write(backend, it, self.id, [f"{it['name']} started"])
        checked = any(it["healthStatus"] == "HEALTHY" for it in self.containers)
        self.health_status = "HEALTHY" if checked else "UNKNOWN"

    def stop(self, code, reason):
        self.last_status = self.desired_status = "STOPPED"
        self.stopping_at = self.execution_stopped_at = self.stopped_at = utcnow()
        self.stop_code, self.stopped_reason = code, reason
        self.version += 1
        ran = getattr(self, "started_at", None) is not None
        for it in self.containers:
            it["lastStatus"] = "STOPPED"
            if ran:
                it.setdefault("exitCode", 0 if code == EXITED else SIGTERM)

    def fail(self, backend, trouble):
        """Stops for what does not let it start or stay; the container that it comes from says why."""
        if trouble.runs and self.last_status != "RUNNING":
            self.run(backend)
        for shown, it in zip(self.containers, self.definition.container_definitions):
            if it["name"] != trouble.container:
                continue
            if trouble.container_reason:
                shown["reason"] = trouble.container_reason
            if trouble.exit_code is not None:
                shown["exitCode"] = trouble.exit_code
            if trouble.lines:
                logs.write(backend, it, self.id, trouble.lines)
        self.stop(trouble.code, trouble.reason)

    def advance(self):
        """Time does nothing to it; moto's own tasks proceed when somebody looks."""
