"""Places for tasks: roles, capacity, quotas and addresses. AWS makes no task without the first three."""

from . import network, permissions
from .start import tasks_by_subnet
from .trouble import not_placed, not_started

GUIDE = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
# https://repost.aws/knowledge-center/ecs-unable-to-assume-role
ROLE = (
    "ECS was unable to assume the role '{role}' that was provided for this task. Please verify that the "
    "role being passed has the proper trust relationship and permissions and that your IAM user has "
    "permissions to pass this role."
)
# https://repost.aws/knowledge-center/ecs-fargate-runtask-capacity
CAPACITY = (
    "Capacity is unavailable at this time. Please try again later or in a different availability zone."
)
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
VCPUS = "You’ve reached the limit on the number of vCPUs you can run concurrently."
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html
NO_ADDRESS = (
    "Unexpected EC2 error while attempting to Create Network Interface{public} in subnet '{subnet}': "
    "InsufficientFreeAddressesInSubnet"
)


def roles(start):
    """Whether ECS may act as the task's roles."""
    for arn in filter(None, (start.task_role, start.execution_role)):
        role = permissions.role_of(start, arn)
        if role is None or not permissions.trusts_tasks(role):
            reason = ROLE.format(role=arn)
            return not_placed(reason, f"failed to launch a task with (error {reason}).")
    return None


def capacity(start):
    for _, image in start.essential:
        if image.behaviour == "no-spot" and set(start.providers) == {"FARGATE_SPOT"}:
            return not_placed(f"{CAPACITY} {GUIDE}")
        if image.behaviour == "vcpu-quota":
            return not_placed(f"{VCPUS} {GUIDE}")
    return None


def addresses(start):
    taken = tasks_by_subnet(start.backend)
    if start.subnet is None or network.free_addresses(start, taken) > 0:
        return None
    is_public = start.network.get("assignPublicIp") == "ENABLED"
    public = " with public IP assignment enabled" if is_public else ""
    return not_started(NO_ADDRESS.format(public=public, subnet=start.subnet.id))
