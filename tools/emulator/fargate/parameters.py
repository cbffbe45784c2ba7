"""Parameters that containers get as secrets, when they start and only then."""

from moto.kms.models import kms_backends
from moto.ssm.models import ssm_backends

from . import network
from .permissions import refusal
from .resources import UNABLE, denied
from .trouble import not_started

RETRIED = (
    f"{UNABLE} execution resource retrieval failed: unable to retrieve secrets from ssm: service call "
    "has been retried 1 time(s):"
)
# Fargate's words with a hint, since 2024; the rest is the SDK's.
UNREACHED = (
    f"{UNABLE} unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems "
    "Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. "
    "Check your task network configuration. operation error SSM: GetParameters, https response error "
    "StatusCode: 0, RequestID: , canceled, context deadline exceeded"
)
# What GetParameters says where KMS does not decrypt for the caller:
# https://repost.aws/knowledge-center/ssm-parameter-store-kms-access-denied
CIPHERTEXT = (
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, "
    "or you are not allowed to access. (Service: AWSKMS; Status Code: 400; Error Code: "
    "AccessDeniedException; Request ID: {request}; Proxy: null)"
)


def parameters_of(backend, definition):
    """Versions of the parameters that containers get when they start, and only then; of one that is
    not there, none: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
    """
    found = {name: parameter(backend, name) for name in names_of(definition)}
    return {name: it and it.version for name, it in found.items()}


def names_of(definition):
    return [
        secret["valueFrom"].split(":parameter")[-1]
        for container in definition.container_definitions
        for secret in container.get("secrets", [])
        if ":ssm:" in secret["valueFrom"]
    ]


def parameter(backend, name):
    return ssm_backends[backend.account_id][backend.region_name].get_parameter(name)


def parameters(start):
    """Whether the task gets its parameters."""
    names = names_of(start.definition)
    if not names:
        return None
    if start.on_fargate and not network.reaches_service(start, "ssm"):
        return not_started(UNREACHED)
    refused = start.on_fargate and first_refusal(start, names)
    if refused:
        return not_started(f"{RETRIED} {denied('SSM', 'GetParameters', refused)}")
    missing = [name for name in names if parameter(start.backend, name) is None]
    if missing:
        return not_started(f"{RETRIED} invalid ssm parameters: {', '.join(missing)}")
    return None


def first_refusal(start, names):
    place = f"{start.region}:{start.account}"
    for name in names:
        arn = f"arn:{start.partition}:ssm:{place}:parameter/{name.lstrip('/')}"
        refused = refusal(start, "ssm:GetParameters", arn)
        if refused:
            return refused
    keys = [key_of(start, parameter(start.backend, name)) for name in names]
    if any(key and refusal(start, "kms:Decrypt", key.arn) for key in keys):
        return CIPHERTEXT
    return None


def key_of(start, found):
    """The customer's key of a parameter; AWS's own lets everybody in the account decrypt by SSM."""
    keyid = found and found.parameter_type == "SecureString" and found.keyid
    if not keyid or keyid.endswith("alias/aws/ssm"):
        return None
    kms = kms_backends[start.account][start.region]
    return kms.keys.get(kms.any_id_to_key_id(keyid))
