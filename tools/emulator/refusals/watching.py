"""CloudWatch, its logs, and scaling."""

from .rule import refuses

ALARM = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
RETENTION = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"
TARGET = "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html"
TRACKING = "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html"
SCHEDULED = "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html"
DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557)
DAYS += (2922, 3288, 3653)


@refuses("logs", "PutRetentionPolicy", "InvalidParameterException", RETENTION)
def days_of_retention(aws, p):
    """A retention that is none of the numbers of days which CloudWatch Logs knows."""
    if p["retentionInDays"] not in DAYS:
        return f"Invalid retention value. Valid values are: {list(DAYS)}"


@refuses("cloudwatch", "PutMetricAlarm", "ValidationError", ALARM)
def period_of_an_alarm(aws, p):
    """An alarm's period that is none of 10, 20, 30 and the multiples of 60 seconds."""
    period = p.get("Period")
    if period is not None and period not in (10, 20, 30) and (period == 0 or period % 60):
        return "Metric period must be 10, 20, 30 or a multiple of 60"


@refuses("cloudwatch", "PutMetricAlarm", "ValidationError", ALARM)
def window_of_an_alarm(aws, p):
    """An alarm that looks at more than a day, or at more than seven with periods of an hour."""
    period = p.get("Period", 0)
    if period * p["EvaluationPeriods"] > (604800 if period >= 3600 else 86400):
        return "Metrics cannot be checked across more than a day: EvaluationPeriods * Period <= 86400"


@refuses("cloudwatch", "PutMetricAlarm", "ValidationError", ALARM)
def datapoints_of_an_alarm(aws, p):
    """More data points to alarm than periods that are looked at."""
    if p.get("DatapointsToAlarm", 0) > p["EvaluationPeriods"]:
        return "DatapointsToAlarm must be less than or equal to EvaluationPeriods"


@refuses("application-autoscaling", "RegisterScalableTarget", "ValidationException", TARGET)
def bounds_of_scaling(aws, p):
    """A minimum capacity above the maximum."""
    least, most = p.get("MinCapacity"), p.get("MaxCapacity")
    if least is not None and most is not None and least > most:
        return "Maximum capacity cannot be less than minimum capacity"


@refuses("application-autoscaling", "PutScalingPolicy", "ValidationException", TRACKING)
def metric_that_is_tracked_twice(aws, p):
    """A second target tracking policy of a service for the same predefined metric."""

    def metric(configuration):
        wanted = (configuration or {}).get("PredefinedMetricSpecification", {})
        return wanted.get("PredefinedMetricType"), wanted.get("ResourceLabel")

    own = metric(p.get("TargetTrackingScalingPolicyConfiguration"))
    for it in aws.applicationautoscaling.policies.values():
        same = (it.resource_id, it.scalable_dimension) == (p["ResourceId"], p["ScalableDimension"])
        if same and it.policy_name != p["PolicyName"] and own[0]:
            if metric(it.target_tracking_scaling_policy_configuration) == own:
                return (
                    "Only one TargetTrackingScaling policy for a given metric specification is "
                    "allowed."
                )


@refuses("application-autoscaling", "PutScheduledAction", "ValidationException", SCHEDULED)
def scheduled_bounds_of_scaling(aws, p):
    """A scheduled minimum capacity above the scheduled maximum, or neither."""
    bounds = p.get("ScalableTargetAction") or {}
    least, most = bounds.get("MinCapacity"), bounds.get("MaxCapacity")
    if p.get("ScalableTargetAction") is not None and least is None and most is None:
        return "At least one of MinCapacity and MaxCapacity must be set"
    if least is not None and most is not None and least > most:
        return "Maximum capacity cannot be less than minimum capacity"
