"""What requests cut off: a load balancer's rule that nobody answers any more, or a task that does not
reach any more what it has learned to reach. AWS would answer with 503, or let connections time out.
"""

from io import BytesIO
from urllib.parse import parse_qs

from moto.ecs.models import ecs_backends
from moto.elbv2.models import elbv2_backends

from gaps.ecs_tasks import running
from reach import is_reached, lets_pass, rules_of

READING = ("Describe", "Get", "List", "Lookup", "Head", "Batch")


class Interruptions:
    """Looks after each request that may change something, and keeps what got lost by it."""

    def __init__(self, app):
        self.app = app
        self.served = set()
        self.lost = []

    def __call__(self, environ, start_response):
        action = action_of(environ)
        answer = self.app(environ, start_response)
        # Deployments proceed when somebody looks.
        if action and (not action.startswith(READING) or action == "DescribeServices"):
            now = served()
            self.lost += [f"{action}: {what}" for what in sorted(self.served - now)]
            self.served = now
        return answer

    def seen(self):
        return {"lost": self.lost}

    def tasks(self):
        """Tasks that run, and what each has learned at its start."""
        found = [it for backend in backends(ecs_backends) for it in running(backend)]
        return {
            "tasks": [
                {
                    "service": it.service.name,
                    "arn": it.task_arn,
                    "taskDefinition": it.task_definition_arn,
                    **it.learned,
                }
                for it in found
            ]
        }


def action_of(environ):
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.split(".")[-1]
    if environ["REQUEST_METHOD"] != "POST" or "form" not in environ.get("CONTENT_TYPE", ""):
        return None
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = BytesIO(body)
    return parse_qs(body.decode(errors="replace")).get("Action", [None])[0]


def served():
    return {*answered(), *found()}


def answered():
    """Services that a load balancer gets an answer from, by the rule that leads to them."""
    for balancers in backends(elbv2_backends):
        tasks = running(ecs_backends[balancers.account_id][balancers.region_name])
        for _, rule, arns in rules_of(balancers):
            for arn in arns & balancers.target_groups.keys():
                group = balancers.target_groups[arn]
                for task in tasks:
                    if is_reached(balancers, group, task):
                        yield f"{task.service.name} answers {rule.arn.split(':')[-1]}"


def found():
    """What tasks reach of the endpoints that they have learned."""
    for backend in backends(ecs_backends):
        tasks = running(backend)
        for task in tasks:
            for name, endpoint in task.learned["endpoints"].items():
                if any(reaches(backend, task, endpoint, other) for other in tasks):
                    yield f"{task.service.name} reaches {name}"


def reaches(backend, task, endpoint, other):
    port = other.service.name == endpoint["service"] and other.ports.get(endpoint["port"])
    place = (backend.account_id, backend.region_name)
    return bool(port) and lets_pass(*place, task.security_groups, other.security_groups, port)


def backends(service):
    return [it for regions in service.values() for it in regions.values()]
