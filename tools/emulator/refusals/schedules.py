"""EventBridge Scheduler, and the cron expressions of AWS."""

import re

from .rule import refuses

CRON = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
SCHEDULED = "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html"
ROLE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role"
# Of each field: its least and greatest number, its words, and what else it may say.
FIELDS = (
    (0, 59, (), r"\*|/"),
    (0, 23, (), r"\*|/"),
    (1, 31, (), r"\*|\?|L|\d+W|LW"),
    (1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), r"\*"),
    (1, 7, "SUN MON TUE WED THU FRI SAT".split(), r"\*|\?|L|\w+L|\w+#[1-5]"),
    (1970, 2199, (), r"\*"),
)


def is_expression(text):
    """Whether `at`, `rate` or `cron` say what AWS can read."""
    kind, _, rest = text.partition("(")
    inner = rest.removesuffix(")")
    if kind == "at":
        return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", inner) is not None
    if kind == "rate":
        return re.fullmatch(r"[1-9]\d* (minute|hour|day)s?", inner) is not None
    fields = inner.split()
    if kind != "cron" or len(fields) != 6 or (fields[2] == "?") == (fields[4] == "?"):
        return False
    return all(is_field(field, *known) for field, known in zip(fields, FIELDS))


def is_field(text, least, most, words, other):
    def is_value(value):
        if value.upper() in words or re.fullmatch(other, value):
            return True
        return value.isdigit() and least <= int(value) <= most

    for part in text.split(","):
        start, _, step = part.partition("/")
        if step and not step.isdigit():
            return False
        if not all(is_value(it) for it in start.split("-")):
            return False
    return True


@refuses("scheduler", "CreateSchedule UpdateSchedule", "ValidationException", CRON)
def expression_of_a_schedule(aws, p):
    """A schedule that cannot be read: `cron(99 3 * * ? *)`."""
    if not is_expression(p["ScheduleExpression"]):
        return f"Invalid Schedule Expression {p['ScheduleExpression']}."


@refuses("application-autoscaling", "PutScheduledAction", "ValidationException", SCHEDULED)
def expression_of_a_scheduled_action(aws, p):
    """A scheduled action of scaling whose schedule cannot be read."""
    if p.get("Schedule") and not is_expression(p["Schedule"]):
        return f"Schedule is not valid: {p['Schedule']}"


@refuses("scheduler", "CreateSchedule UpdateSchedule", "ValidationException", ROLE)
def role_that_the_scheduler_may_not_assume(aws, p):
    """A schedule's role that does not exist, or whose trust policy does not name the scheduler."""
    arn = p["Target"]["RoleArn"]
    role = next((it for it in aws.iam.roles.values() if it.arn == arn), None)
    if role is None or "scheduler.amazonaws.com" not in role.assume_role_policy_document:
        return (
            "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."
        )


@refuses(
    "codebuild",
    "CreateProject UpdateProject",
    "InvalidInputException",
    "https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html",
)
def role_that_codebuild_may_not_assume(aws, p):
    """A build project's role that does not exist, or whose trust policy does not name CodeBuild."""
    arn = p.get("serviceRole")
    role = next((it for it in aws.iam.roles.values() if it.arn == arn), None)
    if arn and (role is None or "codebuild.amazonaws.com" not in role.assume_role_policy_document):
        return f"CodeBuild is not authorized to perform: sts:AssumeRole on {arn}"
