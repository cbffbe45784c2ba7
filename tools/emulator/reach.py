"""Who reaches whom, as far as security groups and target groups decide it."""

from moto.ec2.models import ec2_backends


def lets_pass(account, region, sources, targets, port):
    """Whether security groups let a connection out and in. A rule for addresses is taken to mean
    everybody: tasks of the emulator have addresses of no subnet.
    """
    if not sources and not targets:  # both in the VPC's default group, which lets its own pass
        return True
    ec2 = ec2_backends[account][region]

    def opens(groups, direction, peers):
        return any(
            rule.ip_protocol in ("-1", "tcp")
            and (rule.from_port in (None, -1) or int(rule.from_port) <= port <= int(rule.to_port))
            and (rule.ip_range or rule.source_group.get("GroupId") in peers)
            for group in map(ec2.get_security_group_from_id, groups)
            for rule in (getattr(group, f"{direction}_rules") if group else [])
        )

    return opens(sources, "egress", targets) and opens(targets, "ingress", sources)


def rules_of(balancers):
    """Each rule of a listener with its load balancer and the target groups that it sends requests to."""
    for balancer in balancers.load_balancers.values():
        for listener in balancer.listeners.values():
            for rule in listener.rules.values():
                arns = {
                    arn
                    for action in rule.actions
                    for arn in balancers._get_target_group_arns_from(action_data=action.data)
                }
                yield balancer, rule, arns


def is_reached(balancers, group, task):
    """Whether a load balancer reaches a task of a target group at the port that it has there."""
    target = group.targets.get(task.private_ip)
    if not target or target["Port"] not in task.ports.values():
        return False
    place = (balancers.account_id, balancers.region_name)
    return any(
        lets_pass(*place, balancer.security_groups, task.security_groups, target["Port"])
        for balancer, _, arns in rules_of(balancers)
        if group.arn in arns
    )
