"""Words that AWS uses of what a task needs before its containers start.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
"""

from moto.moto_api._internal import mock_random

UNABLE = "ResourceInitializationError: unable to pull secrets or registry auth:"


def denied(service, operation, refused):
    """An AccessDeniedException as AWS's SDK for Go tells it."""
    request = mock_random.uuid4()
    refused = refused.replace("{request}", str(mock_random.uuid4()))
    return (
        f"operation error {service}: {operation}, https response error StatusCode: 400, "
        f"RequestID: {request}, api error AccessDeniedException: {refused}"
    )
