"""Rights of a role of the emulated account, by the actions and resources of its policies.

Conditions of what is allowed are taken as met, and those of what is denied as not met.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

import json
import re

from moto.iam.models import iam_backends

ECS_TASKS = "ecs-tasks.amazonaws.com"


def role_of(start, arn):
    roles = iam_backends[start.account][start.partition].roles.values()
    return next((it for it in roles if it.arn == arn), None)


def trusts_tasks(role):
    """Whether the role lets tasks of ECS assume it."""
    return any(
        it["Effect"] == "Allow"
        and matches(it.get("Action"), "sts:AssumeRole")
        and matches(services_of(it), ECS_TASKS)
        for it in statements(role.assume_role_policy_document)
    )


def services_of(statement):
    principal = statement.get("Principal", {})
    return principal if isinstance(principal, str) else principal.get("Service", [])


def refusal(start, action, resource):
    """AWS's sentence about what the execution role may not do, else None.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    """
    role = role_of(start, start.execution_role)
    if role is None:
        return None
    session = f"arn:{start.partition}:sts::{start.account}:assumed-role/{role.name}/{start.task_id}"
    why = why_not(start, role, action, resource)
    if why is None:
        return None
    return f"User: {session} is not authorized to perform: {action} on resource: {resource} {why}"


def why_not(start, role, action, resource):
    managed = iam_backends[start.account][start.partition].managed_policies
    policies = [*role.policies.values(), *map(document_of, role.managed_policies.values())]
    boundary = managed.get(role.permissions_boundary_arn)
    checks = [("identity-based policy", policies)]
    if boundary:
        checks.append(("permissions boundary", [document_of(boundary)]))
    verdicts = {kind: verdict(documents, action, resource) for kind, documents in checks}
    for kind, found in verdicts.items():
        if found == "Deny":
            article = "an" if kind.startswith("identity") else "a"
            return f"with an explicit deny in {article} {kind}"
    for kind, found in verdicts.items():
        if found is None:
            return f"because no {kind} allows the {action} action"
    return None


def document_of(policy):
    return next(it.document for it in policy.versions if it.is_default)


def verdict(documents, action, resource):
    """`Deny`, `Allow`, or None where nothing is said."""
    effects = [
        it["Effect"]
        for document in documents
        for it in statements(document)
        if concerns(it, "Action", action)
        and concerns(it, "Resource", resource)
        and not (it["Effect"] == "Deny" and it.get("Condition"))
    ]
    return "Deny" if "Deny" in effects else next(iter(effects), None)


def concerns(statement, element, value):
    if f"Not{element}" in statement:
        return not matches(statement[f"Not{element}"], value)
    return matches(statement.get(element), value)


def statements(document):
    content = json.loads(document) if isinstance(document, str) else document
    found = content.get("Statement", [])
    return found if isinstance(found, list) else [found]


def matches(patterns, value):
    for pattern in [patterns] if isinstance(patterns, str) else patterns or []:
        expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
        if re.fullmatch(expression, value, re.IGNORECASE):
            return True
    return False
