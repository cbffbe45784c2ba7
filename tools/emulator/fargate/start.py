"""The start of a task: what is asked for, and where in the account it would run."""

from dataclasses import dataclass
from functools import cached_property

from moto.ec2.models import ec2_backends
from moto.moto_api._internal import mock_random
from moto.utilities.utils import get_partition

from .images import Image


@dataclass
class Start:
    backend: object
    definition: object
    # `awsvpcConfiguration` as in the API.
    network: dict
    # Names of the capacity providers that it may run on.
    providers: tuple = ()

    def __post_init__(self):
        self.task_id = mock_random.get_random_hex(32)

    @property
    def account(self):
        return self.backend.account_id

    @property
    def region(self):
        return self.backend.region_name

    @property
    def partition(self):
        return get_partition(self.region)

    @property
    def ec2(self):
        return ec2_backends[self.account][self.region]

    @property
    def on_fargate(self):
        return "FARGATE" in (self.definition.requires_compatibilities or [])

    @property
    def containers(self):
        return self.definition.container_definitions

    @property
    def essential(self):
        """Essential containers with their images: a task stops with the first one of them."""
        return [(it, Image(it["image"])) for it in self.containers if it["essential"]]

    @property
    def execution_role(self):
        return getattr(self.definition, "execution_role_arn", None)

    @property
    def task_role(self):
        return getattr(self.definition, "task_role_arn", None)

    @cached_property
    def subnet(self):
        """The subnet with the fewest tasks: AWS spreads tasks over zones. None where the emulator has
        no such subnet.
        """
        taken = tasks_by_subnet(self.backend)
        known = {it.id: it for zone in self.ec2.subnets.values() for it in zone.values()}
        wanted = [known[name] for name in self.network.get("subnets", []) if name in known]
        return min(wanted, key=lambda it: taken.get(it.id, 0), default=None)


def tasks_by_subnet(backend):
    taken = {}
    for of_cluster in backend.tasks.values():
        for task in of_cluster.values():
            subnet = getattr(task, "subnet_id", None)
            if subnet and task.last_status != "STOPPED":
                taken[subnet] = taken.get(subnet, 0) + 1
    return taken
