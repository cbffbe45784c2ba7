"""Requests against AWS's API models: what must be there, lengths, ranges, patterns and words.

botocore checks what must be there, types and minima. Services refuse the rest of the model too.
"""

import re
from functools import cache

from botocore.validate import ParamValidator

from refusal import Refused

# Where a service does not say ValidationException, or ValidationError with the query protocol. Source:
# the lists of errors in each service's API reference.
CODES = {
    "codebuild": "InvalidInputException",
    "ec2": "InvalidParameterValue",
    "ecr": "InvalidParameterException",
    "ecs": "InvalidParameterException",
    "logs": "InvalidParameterException",
    "s3": "MalformedXML",
    "servicediscovery": "InvalidInput",
    "sns": "InvalidParameter",
}
# Java's classes of characters, which the models have and Python does not.
CLASSES = {
    r"\p{L}\p{Z}\p{N}_": r"\w\s",
    r"\p{Print}": r"[\x20-\x7e]",
    r"\p{ASCII}": r"[\x00-\x7f]",
    r"\uD800\uDC00-\uDBFF\uDFFF": r"\U00010000-\U0010FFFF",
    r"[\w-_]": r"[\w_-]",
}


def check(call):
    """@throws Refused where the model does not allow the call's parameters"""
    shape = call.operation.input_shape
    if shape is None:
        return
    report = MODELS.validate(call.parameters, shape)
    if report.has_errors():
        errors = [sentence(*it) for it in report._errors]
        code = CODES.get(call.service) or (
            "ValidationError" if call.protocol == "query" else "ValidationException"
        )
        if call.service == "ec2" and report._errors[0][0] == "missing required field":
            code = "MissingParameter"
        count = f"{len(errors)} validation error{'s' if len(errors) > 1 else ''} detected: "
        raise Refused(code, count + "; ".join(errors), "model")


def sentence(kind, name, about):
    where = name.lstrip(".")
    if kind == "missing required field":
        where = ".".join(filter(None, [where, about["required_name"]]))
        return f"Value null at '{where}' failed to satisfy constraint: Member must not be null"
    constraint = about.get("constraint") or kind
    if "min_allowed" in about:
        quantity = "have length" if kind == "invalid length" else "have value"
        constraint = f"Member must {quantity} greater than or equal to {about['min_allowed']}"
    return f"Value at '{where}' failed to satisfy constraint: {constraint}"


@cache
def compiled(pattern):
    """None for a pattern that Python does not know."""
    for java, python in CLASSES.items():
        pattern = pattern.replace(java, python)
    try:
        return re.compile(pattern)
    except re.error:
        return None


class Models(ParamValidator):
    VALIDATED_METADATA_ATTRS = ParamValidator.VALIDATED_METADATA_ATTRS | {"max", "pattern", "enum"}

    def _validate_string(self, param, shape, errors, name):
        super()._validate_string(param, shape, errors, name)
        at_most("length", str(param), shape, errors, name)
        words, pattern = shape.metadata.get("enum"), shape.metadata.get("pattern")
        if words and param not in words:
            constraint = f"Member must satisfy enum value set: [{', '.join(words)}]"
            errors.report(name, "word", constraint=constraint)
        if pattern and (known := compiled(pattern)) and not known.fullmatch(str(param)):
            constraint = f"Member must satisfy regular expression pattern: {pattern}"
            errors.report(name, "pattern", constraint=constraint)

    def _validate_list(self, param, shape, errors, name):
        super()._validate_list(param, shape, errors, name)
        at_most("length", param, shape, errors, name)

    def _validate_map(self, param, shape, errors, name):
        super()._validate_map(param, shape, errors, name)
        at_most("length", param, shape, errors, name)

    def _validate_integer(self, param, shape, errors, name):
        super()._validate_integer(param, shape, errors, name)
        at_most("value", param, shape, errors, name)

    def _validate_long(self, param, shape, errors, name):
        super()._validate_long(param, shape, errors, name)
        at_most("value", param, shape, errors, name)

    def _validate_double(self, param, shape, errors, name):
        super()._validate_double(param, shape, errors, name)
        at_most("value", param, shape, errors, name)

    _validate_float = _validate_double


def at_most(quantity, value, shape, errors, name):
    most = shape.metadata.get("max")
    if most is None:
        return
    if (len(value) if quantity == "length" else value) > most:
        constraint = f"Member must have {quantity} less than or equal to {most}"
        errors.report(name, quantity, constraint=constraint)


MODELS = Models()
