"""Keys of KMS."""

import json

from .rule import refuses

STATES = "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"
LOCKOUT = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"
DELETION = "https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html"
PARAMETER = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"
CHANGES = {"*", "kms:*", "kms:Put*", "kms:PutKeyPolicy"}


def key_of(aws, key_id):
    """The key of an id, an ARN or an alias."""
    backend = aws.kms
    key = backend.keys.get(backend.get_key_id(key_id)) if key_id else None
    return key or backend.keys.get(backend.get_key_id_from_alias(key_id) if key_id else None)


def is_pending(aws, key_id):
    key = key_of(aws, key_id)
    return key is not None and key.key_state == "PendingDeletion"


@refuses(
    "kms",
    "Encrypt Decrypt GenerateDataKey EnableKeyRotation DisableKeyRotation EnableKey DisableKey "
    "CreateGrant PutKeyPolicy UpdateKeyDescription TagResource ScheduleKeyDeletion",
    "KMSInvalidStateException",
    STATES,
)
def key_that_waits_for_its_deletion(aws, p):
    """Use or change of a key that is pending deletion."""
    return is_pending(aws, p.get("KeyId")) and f"{p['KeyId']} is pending deletion."


@refuses("kms", "CreateAlias UpdateAlias", "KMSInvalidStateException", STATES)
def alias_of_a_key_that_waits_for_its_deletion(aws, p):
    """An alias of a key that is pending deletion."""
    return is_pending(aws, p.get("TargetKeyId")) and f"{p['TargetKeyId']} is pending deletion."


@refuses("kms", "CreateKey PutKeyPolicy", "MalformedPolicyDocumentException", LOCKOUT)
def key_policy_that_locks_out(aws, p):
    """A key policy that lets nobody change it: no statement allows `kms:PutKeyPolicy`."""
    if not p.get("Policy") or p.get("BypassPolicyLockoutSafetyCheck"):
        return None
    statements = json.loads(p["Policy"]).get("Statement", [])
    for it in statements if isinstance(statements, list) else [statements]:
        actions = it.get("Action", [])
        actions = [actions] if isinstance(actions, str) else actions
        if it.get("Effect") == "Allow" and not CHANGES.isdisjoint(actions):
            return None
    return "The new key policy will not allow you to update the key policy in the future."


@refuses("kms", "ScheduleKeyDeletion", "ValidationException", DELETION)
def window_of_deletion(aws, p):
    """A waiting period of fewer than 7 or more than 30 days."""
    days = p.get("PendingWindowInDays", 30)
    return None if 7 <= days <= 30 else f"PendingWindowInDays must be between 7 and 30, got {days}"


@refuses("ssm", "PutParameter", "InvalidKeyId", PARAMETER)
def key_of_a_secure_string(aws, p):
    """A SecureString under a key that does not exist, or is pending deletion."""
    key_id = p.get("KeyId")
    if p.get("Type") == "SecureString" and key_id and not key_id.startswith("alias/aws/"):
        if key_of(aws, key_id) is None or is_pending(aws, key_id):
            return f"Invalid keyId {key_id}"


@refuses("logs", "CreateLogGroup AssociateKmsKey", "InvalidParameterException", LOGS)
def key_that_logs_may_not_use(aws, p):
    """A log group under a key that does not exist, or that its policy does not let logs use."""
    key = key_of(aws, p.get("kmsKeyId"))
    if p.get("kmsKeyId") and (key is None or "logs." not in key.policy):
        return (
            "The specified KMS key does not exist or is not allowed to be used with Arn "
            f"'{p['kmsKeyId']}'"
        )
