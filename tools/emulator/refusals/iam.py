"""Roles and policies: sizes, numbers, and whom a policy may name."""

import json

from .rule import most, refuses

QUOTAS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
PRINCIPALS = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
)
S3_POLICY = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html"
KMS_POLICY = "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"


def size(document):
    """IAM does not count white space."""
    return len("".join(document.split()))


def role_of(aws, p):
    return next((it for it in aws.iam.roles.values() if it.name == p["RoleName"]), None)


def unknown_principal(aws, document):
    """A role or user of this account that a policy names, and that does not exist."""
    try:
        statements = json.loads(document).get("Statement", [])
    except (ValueError, AttributeError):
        return None
    there = {it.arn for it in (*aws.iam.roles.values(), *aws.iam.users.values())}
    for statement in statements if isinstance(statements, list) else [statements]:
        principal = statement.get("Principal", {})
        named = principal.get("AWS", []) if isinstance(principal, dict) else []
        for arn in [named] if isinstance(named, str) else named:
            kind = arn.removeprefix(f"arn:aws:iam::{aws.id}:").split("/")[0]
            if kind in ("role", "user") and arn not in there:
                return arn


@refuses("iam", "CreateRole UpdateAssumeRolePolicy", "LimitExceeded", QUOTAS)
def size_of_a_trust_policy(aws, p):
    """A trust policy of more than 2,048 characters, white space left out."""
    document = p.get("AssumeRolePolicyDocument") or p.get("PolicyDocument", "")
    return "Cannot exceed quota for ACLSizePerRole: 2048" if size(document) > 2048 else None


@refuses("iam", "PutRolePolicy", "LimitExceeded", QUOTAS)
def size_of_inline_policies(aws, p):
    """Inline policies of a role of more than 10,240 characters together, white space left out."""
    role = role_of(aws, p)
    documents = {**role.policies, p["PolicyName"]: p["PolicyDocument"]} if role else {}
    if sum(map(size, documents.values())) > 10240:
        return f"Maximum policy size of 10240 bytes exceeded for role {p['RoleName']}"


@refuses("iam", "CreatePolicy CreatePolicyVersion", "LimitExceeded", QUOTAS)
def size_of_a_managed_policy(aws, p):
    """A managed policy of more than 6,144 characters, white space left out."""
    if size(p["PolicyDocument"]) > 6144:
        return "Cannot exceed quota for PolicySize: 6144"


@refuses("iam", "AttachRolePolicy", "LimitExceeded", QUOTAS)
def managed_policies_per_role(aws, p):
    """More than 10 managed policies on a role."""
    role = role_of(aws, p)
    if role and p["PolicyArn"] not in role.managed_policies:
        if len(role.managed_policies) >= 10:
            return "Cannot exceed quota for PoliciesPerRole: 10"


@refuses("iam", "TagRole", "LimitExceeded", QUOTAS)
def tags_of_a_role(aws, p):
    """More than 50 tags on a role."""
    role = role_of(aws, p)
    tags = {it["Key"] for it in (role.tags or []) + p["Tags"]} if role else ()
    return most(50, len(tags), "tags of a role")


@refuses("iam", "CreateRole UpdateAssumeRolePolicy", "MalformedPolicyDocument", PRINCIPALS)
def unknown_principal_of_a_trust_policy(aws, p):
    """A trust policy that names a role or user of the account which does not exist."""
    found = unknown_principal(aws, p.get("AssumeRolePolicyDocument") or p.get("PolicyDocument", ""))
    return found and f'Invalid principal in policy: "AWS":"{found}"'


@refuses("s3", "PutBucketPolicy", "MalformedPolicy", PRINCIPALS)
def unknown_principal_of_a_bucket_policy(aws, p):
    """A bucket policy that names a role or user of the account which does not exist."""
    return unknown_principal(aws, p["Policy"]) and "Invalid principal in policy"


@refuses("s3", "PutBucketPolicy", "InvalidArgument", S3_POLICY)
def size_of_a_bucket_policy(aws, p):
    """A bucket policy of more than 20 KB."""
    if len(p["Policy"].encode()) > 20 * 1024:
        return "Policy document size exceeds maximum allowed size of 20480 bytes"


@refuses("kms", "CreateKey PutKeyPolicy", "MalformedPolicyDocumentException", KMS_POLICY)
def unknown_principal_of_a_key_policy(aws, p):
    """A key policy that names a role or user of the account which does not exist."""
    if unknown_principal(aws, p.get("Policy", "")):
        return "Policy contains a statement with one or more invalid principals."
