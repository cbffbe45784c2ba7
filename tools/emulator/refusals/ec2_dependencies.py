"""What cannot be deleted, detached or released while something depends on it."""

from .rule import refuses, subnets

API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/"
IGW = f"{API}API_DetachInternetGateway.html"


def services(aws):
    """Network configurations of ECS services that run tasks: each task has an interface."""
    for service in aws.ecs.services.values():
        if service.status == "ACTIVE" and service.desired_count:
            network = getattr(service, "network_configuration", None) or {}
            yield service, network.get("awsvpcConfiguration", {})


@refuses("ec2", "DeleteSubnet", "DependencyViolation", f"{API}API_DeleteSubnet.html")
def subnet_in_use(aws, p):
    """A subnet that has network interfaces: of NAT gateways, load balancers, endpoints or tasks."""
    subnet = p["SubnetId"]
    used = (
        any(it.subnet and it.subnet.id == subnet for it in aws.ec2.enis.values())
        or any(subnet in (it.subnet_ids or []) for it in living_endpoints(aws))
        or any(subnet in ids_of(it.subnets) for it in aws.elbv2.load_balancers.values())
        or any(subnet in network.get("subnets", []) for _, network in services(aws))
    )
    return f"The subnet '{subnet}' has dependencies and cannot be deleted." if used else None


@refuses("ec2", "DeleteSecurityGroup", "DependencyViolation", f"{API}API_DeleteSecurityGroup.html")
def security_group_in_use(aws, p):
    """A security group of a network interface: of an endpoint, a load balancer or a task."""
    group = p.get("GroupId")
    used = (
        any(group in ids_of(it.group_set) for it in aws.ec2.enis.values())
        or any(group in (it.security_group_ids or []) for it in living_endpoints(aws))
        or any(group in (it.security_groups or []) for it in aws.elbv2.load_balancers.values())
        or any(group in network.get("securityGroups", []) for _, network in services(aws))
    )
    return f"resource {group} has a dependent object" if group and used else None


@refuses("ec2", "DeleteSecurityGroup", "CannotDelete", f"{API}API_DeleteSecurityGroup.html")
def default_security_group(aws, p):
    """The default security group of a VPC."""
    group = aws.ec2.get_security_group_from_id(p.get("GroupId"))
    if group and group.name == "default":
        return f"the specified group: \"{group.id}\" name: \"default\" cannot be deleted by a user"


@refuses("ec2", "DetachInternetGateway", "DependencyViolation", IGW)
def internet_gateway_in_use(aws, p):
    """An internet gateway of a VPC with mapped public addresses: of a NAT gateway or of a load
    balancer that faces the internet.
    """
    vpc = p["VpcId"]
    nats = [it for it in aws.ec2.nat_gateways.values() if it.state != "deleted"]
    balancers = aws.elbv2.load_balancers.values()
    mapped = any(it.vpc_id == vpc and it.connectivity_type != "private" for it in nats) or any(
        it.vpc_id == vpc and it.scheme == "internet-facing" for it in balancers
    )
    if mapped:
        return (
            f"Network {vpc} has some mapped public address(es). Please unmap those public "
            "address(es) before detaching the gateway."
        )


@refuses("ec2", "ReleaseAddress", "InvalidIPAddress.InUse", f"{API}API_ReleaseAddress.html")
def address_in_use(aws, p):
    """An Elastic IP address that a NAT gateway or an interface has."""
    nats = [it for it in aws.ec2.nat_gateways.values() if it.state != "deleted"]
    used = {it.get("allocationId") for nat in nats for it in nat.address_set}
    # moto forgets no association of a gateway that is gone.
    used |= {it.allocation_id for it in aws.ec2.addresses if it.eni and it.eni.id in aws.ec2.enis}
    if p.get("AllocationId") in used:
        return f"The address with allocation id {p['AllocationId']} is in use."


@refuses("ec2", "DeleteVpc", "DependencyViolation", f"{API}API_DeleteVpc.html")
def vpc_in_use(aws, p):
    """A VPC that has subnets, an attached internet gateway, security groups of its own, endpoints or
    NAT gateways.
    """
    vpc = p["VpcId"]
    groups = [it for it in aws.ec2.groups.get(vpc, {}).values() if it.name != "default"]
    used = (
        groups
        or [it for it in subnets(aws) if it.vpc_id == vpc]
        or [it for it in aws.ec2.internet_gateways.values() if it.vpc and it.vpc.id == vpc]
        or [it for it in living_endpoints(aws) if it.vpc_id == vpc]
    )
    return f"The vpc '{vpc}' has dependencies and cannot be deleted." if used else None


def living_endpoints(aws):
    return [it for it in aws.ec2.vpc_end_points.values() if it.state != "deleted"]


def ids_of(things):
    return [it.id for it in things or []]
