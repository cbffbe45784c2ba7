"""Pulls of images: the registry's token, the manifest, and the layers.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
"""

from moto.ecr.models import ecr_backends

from . import network
from .permissions import refusal
from .resources import UNABLE, denied
from .trouble import not_started

TOKEN = (
    f"{UNABLE} execution resource retrieval failed: unable to retrieve ecr registry auth: service call "
    "has been retried 1 time(s):"
)
# Fargate's words with a hint, since 2024; the rest is the SDK's.
UNREACHED = (
    f"{UNABLE} The task cannot pull registry auth from Amazon ECR: There is a connection issue between "
    "the task and Amazon ECR. Check your task network configuration. operation error ECR: "
    "GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, "
    'RequestID: , request send failed, Post "https://api.ecr.{region}.amazonaws.com/": '
    "dial tcp 44.213.79.50:443: i/o timeout"
)
MANIFEST = "CannotPullContainerError: pull image manifest has been retried {times} time(s):"
REF = (
    "CannotPullContainerError: ref pull has been retried {times} time(s): failed to copy: httpReadSeeker: "
    "failed open:"
)
# https://www.docker.com/increase-rate-limit
LIMIT = (
    "429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You "
    "may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit"
)
PROCESSORS = {"X86_64": "linux/amd64", "ARM64": "linux/arm64"}


def token(start):
    """Whether the task gets a token for ECR."""
    registries = [image.registry for _, image in start.essential if image.registry]
    if not registries:
        return None
    if not network.reaches_service(start, "ecr.api"):
        return not_started(UNREACHED.format(region=start.region))
    refused = refusal(start, "ecr:GetAuthorizationToken", "*")
    return refused and not_started(f"{TOKEN} {denied('ECR', 'GetAuthorizationToken', refused)}")


def images(start):
    """Whether the images of essential containers can be pulled."""
    for container, image in start.essential:
        reason = trouble_of(start, image)
        if reason:
            return not_started(reason, container=container["name"], container_reason=reason)
    return None


def trouble_of(start, image):
    if start.on_fargate:
        network_trouble = unreached(start, image)
        if network_trouble:
            return network_trouble
        if forbidden(start, image):
            return (
                f"{MANIFEST.format(times=1)} failed to resolve ref {image.full}: pulling from host "
                f"{image.host} failed with status code [manifests {image.digest or image.tag}]: "
                "403 Forbidden"
            )
    if image.behaviour == "not-there" or is_missing(image):
        return f"{MANIFEST.format(times=7)} failed to resolve ref {image.full}: {image.full}: not found"
    if image.behaviour == "wrong-processor":
        processor = (start.definition.runtime_platform or {}).get("cpuArchitecture") or "X86_64"
        platform = PROCESSORS.get(processor, "linux/amd64")
        manifest = f"image Manifest does not contain descriptor matching platform '{platform}'"
        return f"{MANIFEST.format(times=7)} {manifest}"
    if image.behaviour == "rate-limited":
        where = f"https://registry-1.docker.io/v2/{image.path}/manifests/{image.digest or image.tag}"
        return f"{REF.format(times=1)} unexpected status code {where}: {LIMIT}"
    return None


def unreached(start, image):
    """What is told where neither the registry nor, for ECR, its layers in S3 are reached."""
    own = image.registry and image.registry[1] == start.region
    if not (network.reaches_service(start, "ecr.dkr") if own else network.reaches_internet(start)):
        host = "registry-1.docker.io" if image.host == "docker.io" else image.host
        where = f"https://{host}/v2/{image.path}/manifests/{image.digest or image.tag}"
        return (
            f"{MANIFEST.format(times=5)} failed to resolve ref {image.full}: failed to do request: "
            f'Head "{where}": dial tcp 34.205.13.154:443: i/o timeout'
        )
    if own and not network.reaches_s3(start):
        bucket = f"prod-{start.region}-starport-layer-bucket.s3.{start.region}.amazonaws.com"
        return (
            f"{REF.format(times=5)} failed to do request: Get https://{bucket}/: "
            "dial tcp 52.217.129.64:443: i/o timeout"
        )
    return None


def forbidden(start, image):
    if image.registry is None:
        return False
    account, region = image.registry
    arn = f"arn:{start.partition}:ecr:{region}:{account}:repository/{image.path}"
    actions = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
    return any(refusal(start, action, arn) for action in actions)


def pushed(image):
    """Images of its repository in the emulated ECR, None without such a repository."""
    if image.registry is None:
        return None
    account, region = image.registry
    repository = ecr_backends[account][region].repositories.get(image.path)
    return repository and repository.images


def is_missing(image):
    """Whether it is not among the images of its repository. One that nothing was pushed to says nothing:
    in the emulator images are mostly only names.
    """
    return bool(pushed(image)) and found(image) is None


def found(image):
    for it in pushed(image) or []:
        if image.digest == it.get_image_digest() or (not image.digest and image.tag in it.image_tags):
            return it
    return None


def digest_of(image):
    """Its digest, where it is known."""
    if image.digest:
        return image.digest
    it = found(image)
    return it and it.get_image_digest()
