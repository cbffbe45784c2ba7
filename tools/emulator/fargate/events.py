"""Events of a service: what DescribeServices tells of it, the newest first.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
"""

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

# Said when tasks fail again and again:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
IMPAIRED = (
    "is unable to consistently start tasks successfully. For more information, see the Troubleshooting "
    "section of the Amazon ECS Developer Guide."
)


def report(service, message):
    event = {"id": str(mock_random.uuid4()), "createdAt": utcnow()}
    service.events.insert(0, {**event, "message": f"(service {service.name}) {message}"})


def report_tasks(service, what, tasks):
    """`what` has a place for the number of tasks."""
    if tasks:
        names = " ".join(f"(task {it.id})" for it in tasks)
        report(service, f"{what.format(len(tasks))} {names}.")


def report_started(service, tasks):
    """Tells of those that no event has told yet."""
    untold = [it for it in tasks if not it.told]
    for task in untold:
        task.told = True
    report_tasks(service, "has started {} tasks:", untold)
