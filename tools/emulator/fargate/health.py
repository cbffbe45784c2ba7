"""Health of a task that runs: its containers' own checks, and load balancers' ones."""

from .images import Image
from .trouble import BY_SERVICE, Trouble

# What a target's health says of each: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
TIMEOUT = ("Target.Timeout", "Request timed out")
MISMATCH = ("Target.ResponseCodeMismatch", "Health checks failed with these codes: [404]")


def own_checks(start):
    """Whether the containers' own health checks succeed.
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
    """
    for container, image in start.essential:
        if image.behaviour == "fails-health-check" and container.get("healthCheck"):
            reason = "Task failed container health checks"
            event = "(task {task}) failed container health checks."
            name = container["name"]
            lines = ("The health check finds nothing that answers",)
            return Trouble(reason, BY_SERVICE, name, lines=lines, event=event)
    return None


def check_of(reached, containers, port):
    """Reason and description of an unhealthy target, None of a healthy one."""
    if not reached:
        return TIMEOUT
    for it in containers:
        ports = [mapping.get("containerPort") for mapping in it.get("portMappings", [])]
        if port in ports and Image(it["image"]).behaviour == "answers-404":
            return MISMATCH
    return None


def of_targets(group, port, check):
    """A task that a load balancer's health check ends.
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html
    """
    where = f"(target-group {group.arn})"
    event = f"(task {{task}}) (port {port}) is unhealthy in {where} due to (reason {check[1]})."
    return Trouble(f"Task failed ELB health checks in {where}", BY_SERVICE, event=event)
