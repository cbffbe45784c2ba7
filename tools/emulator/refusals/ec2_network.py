"""What must be there, or be so, for a network's parts to be made."""

import re
from ipaddress import ip_network

from .rule import refuses, subnets

API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/"
ERRORS = f"{API}errors-overview.html"
NAT = "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"
VPC_CIDR = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"
SUBNET_CIDR = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"
PRIVATE_DNS = "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html"
GONE_TABLE = "https://github.com/hashicorp/terraform-provider-aws/issues/26502"
WORDS = re.compile(r"[\w ._:/()#,@\[\]+=&;{}!$*-]{0,255}", re.ASCII)


def has_internet_gateway(aws, vpc_id):
    gateways = aws.ec2.internet_gateways.values()
    return any(it.vpc and it.vpc.id == vpc_id for it in gateways)


def subnets_of(aws, ids):
    return [it for it in subnets(aws) if it.id in ids]


@refuses("ec2", "CreateNatGateway", "Gateway.NotAttached", NAT)
def nat_gateway_without_internet_gateway(aws, p):
    """A public NAT gateway in a VPC that has no internet gateway. AWS makes it, and it fails at once;
    here it is not made.
    """
    if p.get("ConnectivityType", "public") != "public":
        return None
    for subnet in subnets_of(aws, [p["SubnetId"]]):
        if not has_internet_gateway(aws, subnet.vpc_id):
            return f"Network {subnet.vpc_id} has no Internet gateway attached"


@refuses("ec2", "CreateNatGateway", "Resource.AlreadyAssociated", NAT)
def address_of_another_nat_gateway(aws, p):
    """An Elastic IP address that a NAT gateway has already."""
    address = p.get("AllocationId")
    for gateway in aws.ec2.nat_gateways.values():
        used = [it.get("allocationId") for it in gateway.address_set]
        if address and gateway.state != "deleted" and address in used:
            return f"Elastic IP address [{address}] is already associated"


@refuses("ec2", "CreateNatGateway", "MissingParameter", f"{API}API_CreateNatGateway.html")
def public_nat_gateway_without_address(aws, p):
    """A public NAT gateway without an Elastic IP address."""
    if p.get("ConnectivityType", "public") == "public" and not p.get("AllocationId"):
        return "The request must include the AllocationId parameter."


@refuses("ec2", "CreateSubnet", "InvalidSubnet.Range", SUBNET_CIDR)
def subnet_too_large_or_too_small(aws, p):
    """A subnet's block that is larger than /16 or smaller than /28."""
    block = p.get("CidrBlock")
    if block and not 16 <= ip_network(block, strict=False).prefixlen <= 28:
        return f"The CIDR '{block}' is invalid."


@refuses("ec2", "AssociateVpcCidrBlock", "InvalidVpc.Range", VPC_CIDR)
def secondary_block_too_large_or_too_small(aws, p):
    """A secondary block of a VPC that is larger than /16 or smaller than /28."""
    block = p.get("CidrBlock")
    if block and not 16 <= ip_network(block, strict=False).prefixlen <= 28:
        return f"The CIDR '{block}' is invalid."


@refuses("ec2", "AssociateVpcCidrBlock", "CidrConflict", VPC_CIDR)
def secondary_block_that_overlaps(aws, p):
    """A secondary block that overlaps with one that the VPC has."""
    block, vpc = p.get("CidrBlock"), aws.ec2.vpcs.get(p["VpcId"])
    for it in vpc.get_cidr_block_association_set() if block and vpc else []:
        if ip_network(it["cidr_block"]).overlaps(ip_network(block, strict=False)):
            return f"The CIDR '{block}' conflicts with another subnet"


@refuses("ec2", "CreateRoute", "InvalidGatewayID.NotFound", ERRORS)
def route_to_a_gateway_of_another_vpc(aws, p):
    """A route to an internet gateway that is not attached to the route table's VPC."""
    table = aws.ec2.route_tables.get(p["RouteTableId"])
    gateway = aws.ec2.internet_gateways.get(p.get("GatewayId"))
    if table and gateway and not (gateway.vpc and gateway.vpc.id == table.vpc_id):
        return (
            f"route table {table.id} and network gateway {gateway.id} belong to different networks"
        )


@refuses("ec2", "CreateVpcEndpoint", "InvalidParameter", PRIVATE_DNS)
def private_dns_without_dns(aws, p):
    """An interface endpoint with private DNS in a VPC without DNS support or DNS host names."""
    vpc = aws.ec2.vpcs.get(p["VpcId"])
    has_dns = vpc is None or (vpc.enable_dns_support and vpc.enable_dns_hostnames)
    if p.get("VpcEndpointType") == "Interface" and p.get("PrivateDnsEnabled", True) and not has_dns:
        return (
            "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC "
            f"attributes set to true for {vpc.id}"
        )


@refuses("ec2", "CreateVpcEndpoint", "InvalidParameter", PRIVATE_DNS)
def private_dns_twice(aws, p):
    """A second interface endpoint with private DNS for the same service in a VPC."""
    if p.get("VpcEndpointType") != "Interface" or not p.get("PrivateDnsEnabled", True):
        return None
    for it in aws.ec2.vpc_end_points.values():
        same = (it.vpc_id, it.service_name) == (p["VpcId"], p.get("ServiceName"))
        if same and it.private_dns_enabled and it.state != "deleted":
            return (
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain "
                f"for {it.service_name} in the VPC {it.vpc_id}"
            )


@refuses("ec2", "CreateVpcEndpoint", "DuplicateSubnetsInSameZone", ERRORS)
def endpoint_twice_in_a_zone(aws, p):
    """Two subnets of an interface endpoint in the same Availability Zone."""
    zones = [it.availability_zone for it in subnets_of(aws, p.get("SubnetIds", []))]
    if len(zones) != len(set(zones)):
        return "Found another VPC endpoint subnet in the availability zone"


@refuses("ec2", "CreateVpcEndpoint", "RouteAlreadyExists", ERRORS)
def gateway_endpoint_twice(aws, p):
    """A second gateway endpoint for the same service in the same route table."""
    for it in aws.ec2.vpc_end_points.values():
        shared = set(it.route_table_ids or []) & set(p.get("RouteTableIds", []))
        if it.service_name == p.get("ServiceName") and shared and it.state != "deleted":
            return f"route table {min(shared)} already has a route with destination-prefix-list-id"


@refuses("ec2", "ModifyVpcEndpoint", "InvalidRouteTableId.NotFound", GONE_TABLE)
def route_table_that_is_gone(aws, p):
    """A route table that is gone, added to a gateway endpoint or taken out of it."""
    for id in [*p.get("AddRouteTableIds", []), *p.get("RemoveRouteTableIds", [])]:
        if id not in aws.ec2.route_tables:
            return f"The routeTable ID '{id}' does not exist"


@refuses("ec2", "CreateSecurityGroup", "InvalidParameterValue", f"{API}API_CreateSecurityGroup.html")
def words_of_a_security_group(aws, p):
    """A security group's name that begins with `sg-`, or one, or a description, of more than 255
    characters or with others than a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*
    """
    for name in ("GroupName", "Description"):
        value = p.get(name, "")
        if not WORDS.fullmatch(value):
            return f"Value ({value}) for parameter {name} is invalid."
    if p.get("GroupName", "").startswith("sg-"):
        return "Invalid value for parameter groupName. Group names may not be in the format sg-*."


@refuses(
    "ec2",
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress",
    "InvalidGroup.NotFound",
    ERRORS,
)
def rule_for_a_group_that_is_not_there(aws, p):
    """A rule that names a security group that does not exist."""
    pairs = [it for rule in p.get("IpPermissions", []) for it in rule.get("UserIdGroupPairs", [])]
    for it in pairs:
        if it.get("GroupId") and aws.ec2.get_security_group_from_id(it["GroupId"]) is None:
            return f"The security group '{it['GroupId']}' does not exist"
