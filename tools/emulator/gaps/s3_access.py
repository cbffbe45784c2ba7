"""Who may reach an S3 bucket: policy conditions and the expected owner."""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.exceptions import S3AccessDeniedError
from moto.s3.models import FakeBucket, s3_backends
from moto.s3.responses import S3Response

# What AWS would know about a request. The emulator takes the place of AWS's HTTPS address, so its
# plain HTTP on this machine counts as secure.
REQUEST_CONTEXT = {"aws:securetransport": "true", "s3:tlsversion": "1.3"}


def close():
    policy_conditions()
    expected_bucket_owner()


def is_met(operator, key, values):
    actual = REQUEST_CONTEXT.get(key.lower())
    expected = [str(value).lower() for value in (values if isinstance(values, list) else [values])]
    if actual is None:
        return False
    if operator == "Bool":
        return actual in expected
    if operator == "NumericLessThan":
        return any(float(actual) < float(value) for value in expected)
    return False


def applies(statement):
    conditions = statement.get("Condition", {})
    return all(
        is_met(operator, key, values)
        for operator, pairs in conditions.items()
        for key, values in pairs.items()
    )


def policy_conditions():
    """In AWS a statement of a bucket policy applies only when its Condition is met. moto refuses
    whenever a condition is not met, Deny statements included: "deny all but TLS" locks everybody
    out. A statement whose condition the emulator cannot judge is left out of account.
    """

    def get_permission(self, action, resource):
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        statements = policy["Statement"]
        statements = statements if isinstance(statements, list) else [statements]
        policy["Statement"] = [
            {name: value for name, value in statement.items() if name != "Condition"}
            for statement in statements
            if applies(statement)
        ]
        return IAMPolicy(json.dumps(policy)).is_action_permitted(action, resource)

    FakeBucket.get_permission = get_permission


def is_others_bucket(bucket_name, request):
    expected = request.headers.get("x-amz-expected-bucket-owner")
    _, owner = s3_backends.bucket_accounts.get(bucket_name, (None, None))
    return expected is not None and owner is not None and expected != owner


def expected_bucket_owner():
    """AWS answers 403 when `x-amz-expected-bucket-owner` names another account than the bucket's.
    moto ignores the header.
    """

    def guarded(respond):
        def response(self, request, full_url):
            if is_others_bucket(self.parse_bucket_name_from_url(request, full_url), request):
                if request.method == "HEAD":
                    return 403, {}, ""
                raise S3AccessDeniedError()
            return respond(self, request, full_url)

        return response

    S3Response._bucket_response = guarded(S3Response._bucket_response)
    S3Response._key_response = guarded(S3Response._key_response)
