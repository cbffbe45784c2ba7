"""Application Auto Scaling."""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


def close():
    tags_of_targets()


def tags_of_targets():
    """AWS answers ListTagsForResource with a scalable target's tags. moto has no such action and
    answers with HTTP 500, which the AWS provider retries for minutes.

    moto does not keep the tags of RegisterScalableTarget either, so they are kept here.
    """
    register = ApplicationAutoScalingResponse.register_scalable_target
    tags_by_arn = {}

    def register_scalable_target(self):
        response = register(self)
        arn = json.loads(response)["ScalableTargetARN"]
        tags_by_arn.setdefault(arn, {}).update(self._get_param("Tags") or {})
        return response

    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags_by_arn.get(self._get_param("ResourceARN"), {})})

    def tag_resource(self):
        tags_by_arn.setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags"))
        return json.dumps({})

    def untag_resource(self):
        tags = tags_by_arn.get(self._get_param("ResourceARN"), {})
        for key in self._get_param("TagKeys"):
            tags.pop(key, None)
        return json.dumps({})

    ApplicationAutoScalingResponse.register_scalable_target = register_scalable_target
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
    ApplicationAutoScalingResponse.tag_resource = tag_resource
    ApplicationAutoScalingResponse.untag_resource = untag_resource
