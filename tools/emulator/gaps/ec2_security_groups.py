"""Security groups and their rules."""

from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule


def close():
    descriptions()
    modified_rules()
    referenced_groups()
    rules_of_both_families()


def descriptions():
    """AWS keeps the description of every rule. moto keeps it for address ranges, not for rules that
    name a security group or a prefix list.
    """
    init = SecurityGroupRule.__init__

    def init_with_description(
        self,
        ec2_backend,
        ip_protocol,
        group_id,
        from_port,
        to_port,
        ip_range,
        source_group=None,
        prefix_list_id=None,
        **more,
    ):
        ports = (from_port, to_port)
        peers = (ip_range, source_group, prefix_list_id)
        init(self, ec2_backend, ip_protocol, group_id, *ports, *peers, **more)
        peer = source_group or prefix_list_id or {}
        self.peer_description = peer.get("Description")

    def description(self):
        return self.ip_range.get("Description", self.peer_description)

    SecurityGroupRule.__init__ = init_with_description
    SecurityGroupRule.description = property(description)


def modified_rules():
    """AWS lets ModifySecurityGroupRules change a rule of all protocols, which has no ports, and
    whom a rule names. moto demands ports, and changes no security group, prefix list or IPv6 range.
    """
    modify = SecurityGroupBackend.modify_security_group_rules

    def modify_security_group_rules(self, group_id, rules):
        for new in rules.values():
            if new.get("IpProtocol") == "-1":
                new.update(FromPort=-1, ToPort=-1)
        modify(self, group_id, rules)
        group = self.get_security_group_by_name_or_id(group_id)
        for rule_id, new in rules.items():
            rule = group.get_rule(rule_id)
            if rule.ip_protocol == "-1":
                rule.from_port = rule.to_port = None
            if "CidrIpv6" in new:
                rule.ip_range["CidrIpv6"] = new["CidrIpv6"]
            if "PrefixListId" in new:
                rule.prefix_list_id = new["PrefixListId"]
            if "ReferencedGroupId" in new:
                owner = {"OwnerId": self.account_id, "UserId": self.account_id}
                rule.source_group = {"GroupId": new["ReferencedGroupId"], **owner}

    SecurityGroupBackend.modify_security_group_rules = modify_security_group_rules


def referenced_groups():
    """AWS keeps a security group that a rule of another one names: DeleteSecurityGroup fails with
    DependencyViolation. moto deletes it.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
    """
    delete = SecurityGroupBackend._delete_security_group

    def names(group, group_id):
        rules = group.ingress_rules + group.egress_rules
        return any((rule.source_group or {}).get("GroupId") == group_id for rule in rules)

    def delete_unless_referenced(self, vpc_id, group_id):
        others = [group for groups in self.groups.values() for group in groups.values()]
        if any(names(group, group_id) for group in others if group.id != group_id):
            raise DependencyViolationError(f"resource {group_id} has a dependent object")
        delete(self, vpc_id, group_id)

    SecurityGroupBackend._delete_security_group = delete_unless_referenced


def rules_of_both_families():
    """AWS counts the rules of a security group for IPv4 and IPv6 apart, as refusals/ec2_quotas.py does.
    moto counts them together, and leaves out those for prefix lists.
    https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
    """

    def verified(_self, *_args, **_more):
        pass

    SecurityGroupBackend._verify_group_will_respect_rule_count_limit = verified
