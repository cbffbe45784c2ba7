"""Parameter Store."""

from .rule import most, refuses

TIERS = "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
API = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
NAMES = "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html"


@refuses("ssm", "PutParameter", "ValidationException", TIERS)
def size_of_a_parameter(aws, p):
    """A value of more than 4 KB, or of more than 8 KB in the advanced tier."""
    tier, bytes_ = p.get("Tier", "Standard"), len(p["Value"].encode())
    if bytes_ > 8192:
        return "Advanced tier parameters support a maximum parameter value of 8192 characters."
    if bytes_ > 4096 and tier == "Standard":
        return "Standard tier parameters support a maximum parameter value of 4096 characters."


@refuses("ssm", "PutParameter", "HierarchyLevelLimitExceededException", API)
def levels_of_a_parameter(aws, p):
    """A name of more than 15 levels."""
    if p["Name"].strip("/").count("/") >= 15:
        return "A hierarchy can have a maximum of 15 levels."


@refuses("ssm", "PutParameter", "ValidationException", NAMES)
def name_of_a_parameter(aws, p):
    """A name with other characters than a-zA-Z0-9_.-/, or levels without a leading slash."""
    name = p["Name"].split(":parameter")[-1] if p["Name"].startswith("arn:") else p["Name"]
    plain = name.translate(str.maketrans("", "", "_.-/"))
    if not (plain.isascii() and plain.isalnum()) or ("/" in name and not name.startswith("/")):
        return "Parameter name must be a fully qualified name."


@refuses("ssm", "PutParameter", "ValidationException", NAMES)
def words_in_double_brackets(aws, p):
    """A value with words in double curly brackets."""
    if "{{" in p["Value"] and "}}" in p["Value"]:
        return "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value."


@refuses("ssm", "PutParameter", "HierarchyTypeMismatchException", API)
def other_type_of_a_parameter(aws, p):
    """An overwritten parameter that is given another type."""
    there = aws.ssm.get_parameter(p["Name"])
    if there and p.get("Overwrite") and p.get("Type") not in (None, there.parameter_type):
        return "Parameter Store doesn't support changing a parameter type in a hierarchy."


@refuses("ssm", "PutParameter AddTagsToResource", "TooManyTagsError", API)
def tags_of_a_parameter(aws, p):
    """More than 50 tags on a parameter, in one request."""
    return most(50, len(p.get("Tags", [])), "tags")
