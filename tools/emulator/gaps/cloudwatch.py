"""CloudWatch."""

from moto.cloudwatch.responses import CloudWatchResponse


def close():
    filters_together()


def filters_together():
    """DescribeAlarms answers with what all of its filters let pass
    (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html). moto
    asks one of them, and not the state where names or a prefix are given.
    """
    describe_alarms = CloudWatchResponse.describe_alarms

    def describe_alarms_in_state(self):
        answer = describe_alarms(self)
        state = self._get_param("StateValue")
        for kind, alarms in answer.result.items():
            answer.result[kind] = [it for it in alarms if state in (None, it.state_value)]
        return answer

    CloudWatchResponse.describe_alarms = describe_alarms_in_state
