"""Steps of a start, in AWS's order: the first that fails is what AWS tells."""

from . import health, images, logs, parameters, placement, pulls

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
ON_FARGATE = (
    placement.roles,
    placement.capacity,
    placement.addresses,
    pulls.token,
    parameters.parameters,
    logs.drivers,
    pulls.images,
    images.started,
    images.stays,
    health.own_checks,
)
# On instances, which this project has none of, only what always was looked at.
ELSEWHERE = (parameters.parameters, pulls.images, images.started, images.stays)


def trouble_of(start):
    """Why the task would not start or stay, None if it would."""
    for step in ON_FARGATE if start.on_fargate else ELSEWHERE:
        trouble = step(start)
        if trouble:
            return trouble
    return None
