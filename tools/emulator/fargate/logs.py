"""Logs of containers in CloudWatch Logs, where their driver is `awslogs`.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
"""

from moto.core.utils import unix_time_millis
from moto.logs.models import logs_backends

from . import network
from .permissions import refusal
from .resources import denied
from .trouble import not_started

INVALID = "ResourceInitializationError: failed to validate logger args:"
RETRIED = f"{INVALID} create stream has been retried 1 times: failed to create Cloudwatch log"
UNREACHED = (
    f"{INVALID} The task cannot find the Amazon CloudWatch log group defined in the task definition. "
    "There is a connection issue between the task and Amazon CloudWatch. Check your network "
    "configuration. signal: killed"
)
NO_GROUP = (
    f"{RETRIED} stream: operation error CloudWatch Logs: CreateLogStream, https response error "
    "StatusCode: 400, RequestID: {request}, ResourceNotFoundException: The specified log group does not "
    "exist. : exit status 1"
)


def options_of(container):
    log = container.get("logConfiguration") or {}
    return log.get("options") or {} if log.get("logDriver") == "awslogs" else {}


def stream_of(container, task_id):
    prefix = options_of(container).get("awslogs-stream-prefix")
    return "/".join([prefix, container["name"], task_id]) if prefix else task_id


def drivers(start):
    """Whether the containers' logs can be opened."""
    for container in start.containers:
        group = options_of(container).get("awslogs-group")
        if group and (trouble := trouble_of(start, container, group)):
            return not_started(trouble)
    return None


def trouble_of(start, container, group):
    if not network.reaches_service(start, "logs"):
        return UNREACHED
    place = f"arn:{start.partition}:logs:{start.region}:{start.account}:log-group:{group}"
    if options_of(container).get("awslogs-create-group") == "true":
        refused = refusal(start, "logs:CreateLogGroup", f"{place}:log-stream:")
        if refused:
            error = denied("CloudWatch Logs", "CreateLogGroup", refused)
            return f"{RETRIED} group: {error} : exit status 1"
        create_group(start.backend, group)
    stream = stream_of(container, start.task_id)
    refused = refusal(start, "logs:CreateLogStream", f"{place}:log-stream:{stream}")
    if refused:
        error = denied("CloudWatch Logs", "CreateLogStream", refused)
        return f"{RETRIED} stream: {error} : exit status 1"
    if group not in logs_of(start.backend).groups:
        return NO_GROUP.format(request=start.task_id)
    return None


def logs_of(backend):
    return logs_backends[backend.account_id][backend.region_name]


def create_group(backend, group):
    logs = logs_of(backend)
    if group not in logs.groups:
        logs.create_log_group(group, {})


def write(backend, container, task_id, lines):
    """Writes lines of a container, if its log group is there."""
    group, logs = options_of(container).get("awslogs-group"), logs_of(backend)
    if group not in logs.groups:
        return
    stream = stream_of(container, task_id)
    logs.ensure_log_stream(group, stream)
    now = int(unix_time_millis())
    events = [{"timestamp": now, "message": line} for line in lines]
    logs.put_log_events(group, stream, events)
