"""Ways of a task to AWS's services and to registries of images."""

from reach import lets_pass

HTTPS = 443
EVERYWHERE = "0.0.0.0/0"


def reaches_service(start, service):
    """Whether a task reaches a service of AWS in its own region. The names of a service with an
    interface endpoint in the VPC lead there, even where there is another way.
    https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
    """
    if start.subnet is None:
        return True
    endpoint = endpoint_of(start, service)
    if endpoint is None:
        return reaches_internet(start)
    groups = groups_of(start)
    place = (start.account, start.region)
    return not groups or lets_pass(*place, groups, endpoint.security_group_ids, HTTPS)


def endpoint_of(start, service):
    names = [f"{prefix}com.amazonaws.{start.region}.{service}" for prefix in ("", "cn.")]
    for it in start.ec2.vpc_end_points.values():
        here = it.vpc_id == start.subnet.vpc_id and it.service_name in names
        if here and it.vpc_endpoint_type == "Interface" and it.private_dns_enabled:
            return it
    return None


def reaches_s3(start):
    """Whether it reaches S3, where ECR keeps the layers of images."""
    if start.subnet is None:
        return True
    table = route_table_of(start)
    for it in start.ec2.vpc_end_points.values():
        gateway = it.vpc_endpoint_type == "Gateway" and it.service_name.endswith(".s3")
        if gateway and table and table.id in it.route_table_ids:
            return lets_out(start, to_list=True)
    return reaches_internet(start)


def reaches_internet(start):
    """Whether it gets out by a default route: a gateway of the internet is one only for tasks with a
    public address. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
    """
    if start.subnet is None:
        return True
    table = route_table_of(start)
    routes = table.routes if table else []
    way = next((it for it in routes if it.destination_cidr_block == EVERYWHERE), None)
    return way is not None and leads_out(start, way) and lets_out(start)


def leads_out(start, route):
    if route.nat_gateway:
        it = start.ec2.nat_gateways.get(route.nat_gateway.id)
        return it is not None and it.state == "available"
    if route.gateway and route.gateway.id.startswith("igw-"):
        return start.network.get("assignPublicIp") == "ENABLED"
    return True  # a transit gateway, a firewall, or another network's business


def route_table_of(start):
    """The subnet's route table, else the VPC's main one."""
    tables = [it for it in start.ec2.route_tables.values() if it.vpc_id == start.subnet.vpc_id]
    own = (it for it in tables if start.subnet.id in it._associations.values())
    main = (it for it in tables if it.main_association_id)
    return next(own, next(main, None))


def groups_of(start):
    return start.network.get("securityGroups") or []


def lets_out(start, to_list=False):
    """Whether security groups let HTTPS out to anywhere, or to the addresses of a prefix list. Without a
    group it is the VPC's default one, which lets everything out.
    """
    groups = [it for it in map(start.ec2.get_security_group_from_id, groups_of(start)) if it]
    return not groups or any(
        rule.ip_protocol in ("-1", "tcp")
        and (rule.from_port in (None, -1) or int(rule.from_port) <= HTTPS <= int(rule.to_port))
        and (rule.ip_range.get("CidrIp") == EVERYWHERE or (to_list and rule.prefix_list_id))
        for group in groups
        for rule in group.egress_rules
    )


def free_addresses(start, taken):
    """Addresses of the subnet that neither an interface nor a task of the emulator has."""
    return start.subnet.available_ip_address_count - taken.get(start.subnet.id, 0)
