"""Application Auto Scaling."""

import json

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from .ecs_deployments import scale


def close():
    tags_of_targets()
    capacity_within_bounds()
    updated_policies()
    scaling_activities()


def tags_of_targets():
    """AWS answers ListTagsForResource with a scalable target's tags. moto has no such action and
    answers with HTTP 500, which the AWS provider retries for minutes.

    moto does not keep the tags of RegisterScalableTarget either, so they are kept in its backend.
    """
    init = ApplicationAutoscalingBackend.__init__
    register = ApplicationAutoScalingResponse.register_scalable_target

    def init_with_tags(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self.tags_by_arn = {}

    def tags_of(response, arn):
        return response.applicationautoscaling_backend.tags_by_arn.setdefault(arn, {})

    def register_scalable_target(self):
        response = register(self)
        arn = json.loads(response)["ScalableTargetARN"]
        tags_of(self, arn).update(self._get_param("Tags") or {})
        return response

    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags_of(self, self._get_param("ResourceARN"))})

    def tag_resource(self):
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
        return json.dumps({})

    def untag_resource(self):
        tags = tags_of(self, self._get_param("ResourceARN"))
        for key in self._get_param("TagKeys"):
            tags.pop(key, None)
        return json.dumps({})

    ApplicationAutoscalingBackend.__init__ = init_with_tags
    ApplicationAutoScalingResponse.register_scalable_target = register_scalable_target
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
    ApplicationAutoScalingResponse.tag_resource = tag_resource
    ApplicationAutoScalingResponse.untag_resource = untag_resource


def capacity_within_bounds():
    """AWS brings an ECS service's desired count within a scalable target's minimum and maximum, and
    refuses a minimum above the maximum. moto leaves the service as it is and takes any bounds.
    """
    register = ApplicationAutoscalingBackend.register_scalable_target

    def register_scalable_target(self, namespace, r_id, dimension, **settings):
        minimum, maximum = settings["min_capacity"], settings["max_capacity"]
        if minimum is not None and maximum is not None and minimum > maximum:
            raise AWSValidationException("Maximum capacity cannot be less than minimum capacity")
        target = register(self, namespace, r_id, dimension, **settings)
        if namespace == "ecs":
            _, cluster, name = r_id.split("/")
            service = self.ecs_backend._get_service(cluster, name)
            wanted = min(max(service.desired_count, target.min_capacity), target.max_capacity)
            if wanted != service.desired_count:
                scale(service, wanted)
        return target

    ApplicationAutoscalingBackend.register_scalable_target = register_scalable_target


def updated_policies():
    """AWS keeps a scaling policy's ARN when PutScalingPolicy changes it, and replaces its alarms.
    moto gives it another ARN and leaves the earlier alarms behind.
    """
    put_scaling_policy = ApplicationAutoscalingBackend.put_scaling_policy

    def put_scaling_policy_again(self, *args, **kwargs):
        earlier = dict(self.policies)
        policy = put_scaling_policy(self, *args, **kwargs)
        for key, replaced in earlier.items():
            if self.policies[key] is not replaced:
                replaced.delete_alarms(self.account_id, self.region_name)
                policy.policy_arn = replaced.policy_arn
        return policy

    ApplicationAutoscalingBackend.put_scaling_policy = put_scaling_policy_again


def scaling_activities():
    """AWS lists what scaling did (https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html).
    moto has no such action; nothing scales here.
    """
    ApplicationAutoScalingResponse.describe_scaling_activities = lambda self: json.dumps(
        {"ScalingActivities": []}
    )
