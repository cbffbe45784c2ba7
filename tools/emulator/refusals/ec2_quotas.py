"""How many there may be in a VPC or a region, until AWS is asked for more."""

from .rule import most, refuses, subnets

QUOTAS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"
ADDRESSES = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html"
ENDPOINTS = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html"
TAGS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions"


@refuses("ec2", "CreateVpc", "VpcLimitExceeded", QUOTAS)
def vpcs_per_region(aws, p):
    """More than 5 VPCs in a region, the default one among them."""
    return most(5, len(aws.ec2.vpcs) + 1, "VPCs")


@refuses("ec2", "AllocateAddress", "AddressLimitExceeded", ADDRESSES)
def addresses_per_region(aws, p):
    """More than 5 Elastic IP addresses in a region."""
    return most(5, len(aws.ec2.addresses) + 1, "addresses")


@refuses("ec2", "CreateInternetGateway", "InternetGatewayLimitExceeded", QUOTAS)
def internet_gateways_per_region(aws, p):
    """More than 5 internet gateways in a region, as many as VPCs."""
    return most(5, len(aws.ec2.internet_gateways) + 1, "internet gateways")


@refuses("ec2", "CreateSubnet", "SubnetLimitExceeded", QUOTAS)
def subnets_per_vpc(aws, p):
    """More than 200 subnets in a VPC."""
    return most(200, sum(it.vpc_id == p["VpcId"] for it in subnets(aws)) + 1, "subnets")


@refuses("ec2", "CreateRouteTable", "RouteTableLimitExceeded", QUOTAS)
def route_tables_per_vpc(aws, p):
    """More than 200 route tables in a VPC."""
    own = [it for it in aws.ec2.route_tables.values() if it.vpc_id == p["VpcId"]]
    return most(200, len(own) + 1, "route tables")


@refuses("ec2", "CreateNatGateway", "NatGatewayLimitExceeded", QUOTAS)
def nat_gateways_per_zone(aws, p):
    """More than 5 NAT gateways in an Availability Zone."""
    zones = {it.id: it.availability_zone for it in subnets(aws)}
    zone = zones.get(p["SubnetId"])
    living = [it for it in aws.ec2.nat_gateways.values() if it.state != "deleted"]
    return most(5, sum(zones.get(it.subnet_id) == zone for it in living) + 1, "NAT gateways")


@refuses(
    "ec2",
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress",
    "RulesPerSecurityGroupLimitExceeded",
    QUOTAS,
)
def rules_per_security_group(aws, p):
    """More than 60 rules of one direction in a security group; one for each address range, security
    group or prefix list, IPv4 and IPv6 apart.
    """
    group = aws.ec2.get_security_group_from_id(p.get("GroupId"))
    if group is None:
        return None
    rules = group.ingress_rules if aws.operation.endswith("Ingress") else group.egress_rules
    there = sum("CidrIpv6" in it.ip_range for it in rules)
    new = [len(it.get("Ipv6Ranges", [])) for it in p.get("IpPermissions", [])]
    return most(60, there + sum(new), "rules per security group") or most(
        60, len(rules) - there + peers_of(p), "rules per security group"
    )


def peers_of(p):
    kinds = ("IpRanges", "PrefixListIds", "UserIdGroupPairs")
    return sum(len(it.get(kind, [])) for it in p.get("IpPermissions", []) for kind in kinds)


@refuses("ec2", "CreateNetworkInterface", "SecurityGroupsPerInterfaceLimitExceeded", QUOTAS)
def security_groups_per_interface(aws, p):
    """More than 5 security groups on a network interface."""
    return most(5, len(p.get("Groups", [])), "security groups per interface")


@refuses("ec2", "CreateVpcEndpoint", "VpcEndpointLimitExceeded", ENDPOINTS)
def gateway_endpoints_per_region(aws, p):
    """More than 20 gateway endpoints in a region."""
    kind = p.get("VpcEndpointType", "Gateway")
    there = [it for it in aws.ec2.vpc_end_points.values() if it.state != "deleted"]
    own = sum(it.vpc_endpoint_type == "Gateway" for it in there)
    return most(20, own + 1, "gateway endpoints") if kind == "Gateway" else None


@refuses("ec2", "CreateTags", "TagLimitExceeded", TAGS)
def tags_of_a_network_resource(aws, p):
    """More than 50 tags on a resource of EC2."""
    new = {it["Key"] for it in p.get("Tags", [])}
    for resource in p["Resources"]:
        there = {it["key"] for it in aws.ec2.describe_tags({"resource-id": [resource]})}
        if len(there | new) > 50:
            return f"The maximum number of Tags for a resource has been reached: {resource}"


@refuses("ec2", "CreateTags", "InvalidParameterValue", TAGS)
def reserved_tags_of_a_network_resource(aws, p):
    """A tag's key that begins with `aws:`."""
    reserved = [it["Key"] for it in p.get("Tags", []) if it["Key"].lower().startswith("aws:")]
    return f"Tag keys starting with 'aws:' are reserved: {reserved[0]}" if reserved else None
