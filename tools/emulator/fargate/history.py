"""Service deployments: what became of each deployment of a service, the newest first.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
"""

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

# As many as AWS lists of one service, about.
KEPT = 20
ONGOING = ("PENDING", "IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS")
BREAKER = "because the circuit breaker threshold was exceeded."


def history_of(service):
    return getattr(service, "service_deployments", [])


def begin(service, deployment, source):
    """Writes down a deployment that takes the place of another one."""
    for it in history_of(service):
        if it["status"] in ONGOING:
            end(it, "STOPPED")
    record = {
        "id": mock_random.get_random_hex(21),
        "deployment": deployment,
        "source": source,
        "status": "IN_PROGRESS",
        "createdAt": deployment["createdAt"],
        "startedAt": deployment["createdAt"],
        "updatedAt": deployment["createdAt"],
    }
    service.service_deployments = [record, *history_of(service)][:KEPT]


def completed(service):
    """The newest one, or its way back, has come to its end."""
    for it in history_of(service)[:1]:
        if it["status"] in ONGOING:
            end(it, "SUCCESSFUL" if it["status"] == "IN_PROGRESS" else "ROLLBACK_SUCCESSFUL")


def failed(service, goes_back):
    """The circuit breaker has given the newest one up."""
    for it in history_of(service)[:1]:
        if it["status"] != "IN_PROGRESS":
            end(it, "ROLLBACK_FAILED")
        elif goes_back:
            go_back(it, "ROLLBACK_IN_PROGRESS", f"Service deployment rolled back {BREAKER}")
        else:
            end(it, "STOPPED", f"Service deployment stopped {BREAKER}")


def go_back(record, status, reason):
    record.update(status=status, statusReason=reason, updatedAt=utcnow())
    record["rollback"] = {"reason": reason, "startedAt": record["updatedAt"]}


def end(record, status, reason=None):
    now = utcnow()
    record.update(status=status, updatedAt=now, finishedAt=now)
    if status != "SUCCESSFUL":
        record["stoppedAt"] = now
    if reason:
        record["statusReason"] = reason
