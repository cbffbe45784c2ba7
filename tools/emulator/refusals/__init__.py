"""What AWS refuses though its API models allow it, and moto does not know.

Each module has the refusals of one service. docs/emulator-refusals.md lists them all: `npm run
docs:emulator` writes it.
"""

from importlib import import_module
from pkgutil import iter_modules

from refusal import Refused

from .rule import RULES, Account

ATTEMPTS = 20

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")


def check(call):
    """@throws Refused by the first rule that has something to say"""
    rules = RULES.get((call.service, call.name), ())
    account = Account(call) if rules else None
    for rule in rules:
        message = judged(rule, account, call.parameters)
        if message:
            raise Refused(rule.code, message, rule.name)


def judged(rule, account, parameters):
    """Looks again where another request changed what the rule was looking at."""
    for _ in range(ATTEMPTS - 1):
        try:
            return rule.judge(account, parameters)
        except RuntimeError:  # a dictionary changed size during iteration
            continue
    return rule.judge(account, parameters)


def listed():
    """All refusals, for the document and for the test that there is one for each."""
    rules = {rule.name: rule for rules in RULES.values() for rule in rules}
    return {
        "refusals": [
            {
                "name": name,
                "service": rule.service,
                "operations": list(rule.operations),
                "code": rule.code,
                "what": rule.what,
                "byMoto": rule.by_moto,
                "source": rule.source,
            }
            for name, rule in sorted(rules.items(), key=lambda it: (it[1].service, it[0]))
        ]
    }
