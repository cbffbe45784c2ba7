"""Resource Groups Tagging API."""

import base64
from itertools import chain

from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend
from moto.acm.models import acm_backends
from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.codebuild.models import codebuild_backends
from moto.ec2.models import ec2_backends
from moto.ecr.models import ecr_backends
from moto.ecs.models import ecs_backends
from moto.elbv2.models import elbv2_backends
from moto.events.models import events_backends
from moto.kms.models import kms_backends
from moto.logs.models import logs_backends
from moto.s3.models import s3_backends
from moto.scheduler.models import scheduler_backends
from moto.servicediscovery.models import servicediscovery_backends
from moto.sns.models import sns_backends
from moto.ssm.models import ssm_backends


def close():
    all_resource_types()


def all_resource_types():
    """GetResources finds every type of resource that can be tagged, but IAM's users and roles
    (https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html;
    nothing of IAM is found here, which is of no region). moto leaves out half of those that a
    deployment makes, names some by types that AWS does not have, and keeps a generator between
    pages, which no copy of the emulator can take with it.

    A NAT gateway that was deleted stays there for an hour, as it does for EC2.
    """

    def get_resources(
        self,
        pagination_token=None,
        resources_per_page=50,
        tags_per_page=100,
        tag_filters=None,
        resource_type_filters=None,
    ):
        found = [
            {
                "ResourceARN": arn,
                "Tags": [{"Key": key, "Value": value} for key, value in tags.items()],
            }
            for arn, tags in tagged(self.account_id, self.region_name, self.partition)
            if tags
            and has_all(tags, tag_filters or [])
            and is_of(arn, resource_type_filters or [])
        ]
        begin = int(base64.b64decode(pagination_token)) if pagination_token else 0
        end = begin + resources_per_page
        more = base64.b64encode(str(end).encode()).decode() if end < len(found) else ""
        return more, found[begin:end]

    ResourceGroupsTaggingAPIBackend.get_resources = get_resources


def has_all(tags, filters):
    """Each filter names a key, and the values of which it may have one; without any it may have all."""
    return all(
        one["Key"] in tags
        and (not one.get("Values") or tags[one["Key"]] in one["Values"])
        for one in filters
    )


def is_of(arn, types):
    """A filter is a service, or a service and a type: `ec2`, `ec2:subnet`."""
    _, _, service, _, _, rest = arn.split(":", 5)
    kind = f"{service}:{rest.replace(':', '/').split('/')[0]}"
    return not types or service in types or kind in types


def tagged(account, region, partition):
    """Every resource, with its tags."""
    here = f"{account}:"

    def of(backends):
        return backends[account][region]

    def of_all_regions(backends):
        return backends[account][partition]

    kms, s3 = of(kms_backends), of_all_regions(s3_backends)
    events, cloudwatch = of(events_backends), of(cloudwatch_backends)
    ecr, logs, scheduler = of(ecr_backends), of(logs_backends), of(scheduler_backends)
    discovery = of(servicediscovery_backends)
    rules = [rule.arn for bus in events.event_buses.values() for rule in bus.rules.values()]
    alarms = [alarm.alarm_arn for alarm in cloudwatch.alarms.values()]
    return chain(
        tags_of_ec2(of(ec2_backends), f"arn:{partition}:ec2:{region}:{here}"),
        tags_of_ecs(of(ecs_backends)),
        tags_of_elb(of(elbv2_backends)),
        tags_of_ssm(of(ssm_backends), f"arn:{partition}:ssm:{region}:{here}"),
        tags_of_kms(kms),
        ((one.arn, one.tags.copy()) for one in of(acm_backends)._certificates.values()),
        of(applicationautoscaling_backends).tags_by_arn.items(),
        (
            (one.arn, as_dict(one.tags or [], "key", "value"))
            for one in of(codebuild_backends).codebuild_projects.values()
        ),
        ((one.arn, one._tags) for one in of(sns_backends).topics.values()),
        by_tagger(s3, arns_of(s3.buckets)),
        by_tagger(cloudwatch, alarms),
        by_tagger(ecr, arns_of(ecr.repositories)),
        by_tagger(events, rules),
        by_tagger(logs, arns_of(logs.groups)),
        by_tagger(scheduler, arns_of(scheduler.schedule_groups)),
        by_tagger(discovery, arns_of(discovery.namespaces)),
    )


def arns_of(resources):
    return [one.arn for one in resources.values()]


def tags_of_kms(backend):
    for one in backend.keys.values():
        tags = backend.list_resource_tags(one.id)["Tags"]
        yield one.arn, as_dict(tags, "TagKey", "TagValue")


def by_tagger(backend, arns):
    return ((arn, backend.tagger.get_tag_dict_for_resource(arn)) for arn in arns)


def as_dict(tags, key="Key", value="Value"):
    return {tag[key]: tag[value] for tag in tags}


def tags_of_ecs(backend):
    for one in chain(
        backend.clusters.values(),
        backend.services.values(),
        (revision for family in backend.task_definitions.values() for revision in family.values()),
    ):
        arn = getattr(one, "arn", None) or one.physical_resource_id
        yield arn, as_dict(one.tags or [], "key", "value")


def tags_of_elb(backend):
    balancers = backend.load_balancers.values()
    listeners = [listener for one in balancers for listener in one.listeners.values()]
    rules = [rule for listener in listeners for rule in listener.rules.values()]
    for one in chain(balancers, listeners, rules, backend.target_groups.values()):
        tags = backend.tagging_service.list_tags_for_resource(one.arn)["Tags"]
        yield one.arn, as_dict(tags)


def tags_of_ssm(backend, prefix):
    for name in backend._parameters:
        tags = backend.list_tags_for_resource("Parameter", name)
        yield f"{prefix}parameter/{name.lstrip('/')}", tags


def tags_of_ec2(backend, prefix):
    groups = [group for vpc in backend.groups.values() for group in vpc.values()]
    kinds = {
        "vpc": backend.vpcs,
        "subnet": [one for zone in backend.subnets.values() for one in zone],
        "internet-gateway": backend.internet_gateways,
        "egress-only-internet-gateway": backend.egress_only_internet_gateways,
        "natgateway": backend.nat_gateways,
        "elastic-ip": [one.allocation_id for one in backend.addresses],
        "route-table": backend.route_tables,
        "network-acl": backend.network_acls,
        "network-interface": backend.enis,
        "vpc-endpoint": backend.vpc_end_points,
        "vpc-flow-log": backend.flow_logs,
        "security-group": [group.id for group in groups],
        "security-group-rule": [
            rule.id for group in groups for rule in chain(group.ingress_rules, group.egress_rules)
        ],
    }
    for kind, ids in kinds.items():
        for resource_id in ids:
            yield f"{prefix}{kind}/{resource_id}", dict(backend.tags.get(resource_id, {}))
