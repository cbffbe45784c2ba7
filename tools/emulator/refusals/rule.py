"""What makes a function a refusal: `refuses` keeps it with the calls that it judges."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from inspect import cleandoc
from typing import Callable

from moto.backends import get_backend
from moto.iam.models import get_account_id_from

RULES = defaultdict(list)


@dataclass
class Rule:
    service: str
    operations: tuple[str, ...]
    code: str
    source: str
    # The message of AWS for the account's state and the call's parameters, or nothing.
    judge: Callable

    @cached_property
    def name(self):
        return self.judge.__name__.replace("_", "-")

    @cached_property
    def by_moto(self):
        return self.judge.__module__.endswith(".by_moto")

    @cached_property
    def what(self):
        return " ".join(cleandoc(self.judge.__doc__).split())


def refuses(service, operations, code, source):
    """Of a function that gets the account and the parameters: what it says is why AWS refuses.
    Its name is the refusal's, its docstring what is refused.
    """

    def keep(judge):
        rule = Rule(service, tuple(operations.split()), code, source, judge)
        for operation in rule.operations:
            RULES[service, operation].append(rule)
        return judge

    return keep


class Account:
    """moto's backends of the account and the region of a call: `aws.ec2`."""

    def __init__(self, call):
        self.operation = call.name
        self.id = get_account_id_from(call.key)
        self.region = call.region

    def __getattr__(self, service):
        regions = get_backend(service)[self.id]
        return regions["aws" if service in ("iam", "s3") else self.region]


def most(limit, there, what):
    """What AWS says of more than a quota allows."""
    return f"The maximum number of {what} has been reached ({limit})." if there > limit else None


def subnets(aws):
    """All subnets of the region."""
    return [it for of_zone in aws.ec2.subnets.values() for it in of_zone.values()]
