"""Load balancers, their listeners, rules and target groups."""

from .rule import most, refuses, subnets

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/"
GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
QUOTAS = f"{GUIDE}load-balancer-limits.html"
SUBNETS = f"{GUIDE}application-load-balancers.html#subnets-load-balancer"
CREATE = f"{API}API_CreateLoadBalancer.html"
LOGS = f"{GUIDE}enable-access-logging.html"
GROUPS = f"{GUIDE}load-balancer-target-groups.html"
CERTIFICATES = f"{GUIDE}https-listener-certificates.html"


def is_application(p):
    return p.get("Type", "application") == "application"


def subnets_of(aws, p):
    ids = p.get("Subnets", []) + [it["SubnetId"] for it in p.get("SubnetMappings", [])]
    return [it for it in subnets(aws) if it.id in ids]


@refuses("elbv2", "CreateLoadBalancer SetSubnets", "ValidationError", SUBNETS)
def fewer_than_two_zones(aws, p):
    """An Application Load Balancer in fewer than two Availability Zones."""
    if is_application(p) and len(subnets_of(aws, p)) == 1:
        return "At least two subnets in two different Availability Zones must be specified"


@refuses("elbv2", "CreateLoadBalancer SetSubnets", "InvalidConfigurationRequest", SUBNETS)
def two_subnets_of_a_zone(aws, p):
    """A load balancer in two subnets of one Availability Zone."""
    zones = [it.availability_zone for it in subnets_of(aws, p)]
    if len(zones) != len(set(zones)):
        return (
            "A load balancer cannot be attached to multiple subnets in the same Availability Zone"
        )


@refuses("elbv2", "CreateLoadBalancer", "InvalidSubnet", CREATE)
def internet_facing_without_internet_gateway(aws, p):
    """A load balancer that faces the internet, in a VPC without an internet gateway."""
    gateways = aws.ec2.internet_gateways.values()
    attached = {it.vpc.id for it in gateways if it.vpc}
    for subnet in subnets_of(aws, p):
        if p.get("Scheme", "internet-facing") != "internal" and subnet.vpc_id not in attached:
            vpc = aws.ec2.vpcs.get(subnet.vpc_id)
            if vpc and not vpc.is_default:  # AWS's has one, moto's has not
                return f"VPC {subnet.vpc_id} has no internet gateway"


@refuses("elbv2", "CreateLoadBalancer SetSubnets", "InvalidSubnet", SUBNETS)
def subnet_too_small_for_a_load_balancer(aws, p):
    """A subnet that is smaller than /27, where the load balancer needs 8 free addresses."""
    for subnet in subnets_of(aws, p):
        if subnet.cidr_block and int(subnet.cidr_block.split("/")[1]) > 27:
            return f"Not enough IP space available in {subnet.id}. ELB requires at least 8 free addresses"


@refuses("elbv2", "CreateLoadBalancer", "ValidationError", CREATE)
def name_of_a_load_balancer(aws, p):
    """A load balancer's name that begins or ends with a hyphen, begins with `internal-`, has other
    characters than letters, digits and hyphens, or more than 32.
    """
    name = p["Name"]
    plain = name.replace("-", "")
    if not (plain.isascii() and plain.isalnum()) or len(name) > 32:
        return f"Load balancer name '{name}' can only contain 32 alphanumeric characters and hyphens"
    if name.strip("-") != name or name.startswith("internal-"):
        return f"Load balancer name '{name}' cannot begin or end with '-', nor begin with internal-"


@refuses("elbv2", "CreateLoadBalancer SetSecurityGroups", "InvalidConfigurationRequest", CREATE)
def security_groups_of_a_load_balancer(aws, p):
    """More than 5 security groups on a load balancer."""
    return most(5, len(p.get("SecurityGroups", [])), "security groups per load balancer")


@refuses("elbv2", "CreateLoadBalancer SetSecurityGroups", "InvalidSecurityGroup", CREATE)
def unknown_security_group_of_a_load_balancer(aws, p):
    """A load balancer's security group that does not exist."""
    for group in p.get("SecurityGroups", []):
        if aws.ec2.get_security_group_from_id(group) is None:
            return f"One or more security groups are invalid: {group}"


@refuses("elbv2", "CreateLoadBalancer", "TooManyLoadBalancers", QUOTAS)
def load_balancers_per_region(aws, p):
    """More than 50 Application Load Balancers in a region."""
    return most(50, len(aws.elbv2.load_balancers) + 1, "load balancers")


@refuses("elbv2", "ModifyLoadBalancerAttributes", "InvalidConfigurationRequest", LOGS)
def access_logs_that_cannot_be_written(aws, p):
    """Access logs into a bucket that does not exist, or that has no policy which lets them in."""
    wanted = {it["Key"]: it.get("Value") for it in p["Attributes"]}
    bucket = wanted.get("access_logs.s3.bucket")
    if wanted.get("access_logs.s3.enabled") != "true" or not bucket:
        return None
    there = aws.s3.buckets.get(bucket)
    if there is None or b"PutObject" not in (there.policy or b""):
        return f"Access Denied for bucket: {bucket}. Please check S3bucket permission"


@refuses("elbv2", "CreateListener", "TooManyListeners", QUOTAS)
def listeners_per_load_balancer(aws, p):
    """More than 50 listeners of a load balancer."""
    balancer = aws.elbv2.load_balancers.get(p["LoadBalancerArn"])
    return balancer and most(50, len(balancer.listeners) + 1, "listeners")


@refuses("elbv2", "CreateListener", "DuplicateListener", f"{API}API_CreateListener.html")
def port_of_another_listener(aws, p):
    """A second listener of a load balancer at the same port."""
    balancer = aws.elbv2.load_balancers.get(p["LoadBalancerArn"])
    if balancer and p.get("Port") in [int(it.port) for it in balancer.listeners.values()]:
        return "A listener already exists on this port for this load balancer"


@refuses("elbv2", "CreateListener", "ValidationError", CERTIFICATES)
def https_without_certificate(aws, p):
    """An HTTPS listener without a certificate."""
    if p.get("Protocol") == "HTTPS" and not p.get("Certificates"):
        return "A certificate must be specified for HTTPS listeners"


@refuses(
    "elbv2",
    "CreateListener ModifyListener AddListenerCertificates",
    "CertificateNotFound",
    CERTIFICATES,
)
def unknown_certificate(aws, p):
    """A certificate of Certificate Manager that does not exist."""
    for arn in (it.get("CertificateArn") or "" for it in p.get("Certificates", [])):
        if ":acm:" in arn and arn not in aws.acm._certificates:
            return f"Certificate '{arn}' not found"


@refuses(
    "elbv2",
    "CreateListener ModifyListener AddListenerCertificates",
    "UnsupportedCertificate",
    CERTIFICATES,
)
def certificate_that_is_not_issued(aws, p):
    """A certificate of Certificate Manager that is not issued: pending validation, expired."""
    for arn in (it.get("CertificateArn") for it in p.get("Certificates", [])):
        certificate = aws.acm._certificates.get(arn)
        if certificate:
            certificate.check()  # time goes on though nobody looks
        if certificate and certificate.status != "ISSUED":
            return (
                f"The certificate '{arn}' must have a fully-qualified domain name, a supported "
                "signature, and a supported key size."
            )


@refuses("elbv2", "CreateRule", "TooManyRules", QUOTAS)
def rules_per_load_balancer(aws, p):
    """More than 100 rules of a load balancer, default rules not among them."""
    for balancer in aws.elbv2.load_balancers.values():
        if p["ListenerArn"] in balancer.listeners:
            listeners = balancer.listeners.values()
            there = sum(len(it._non_default_rules) for it in listeners)
            return most(100, there + 1, "rules per load balancer")


@refuses("elbv2", "CreateRule ModifyRule", "ValidationError", QUOTAS)
def condition_values_per_rule(aws, p):
    """More than 5 values in the conditions of a rule."""
    configs = ("HostHeaderConfig", "PathPatternConfig", "SourceIpConfig", "QueryStringConfig")
    values = 0
    for it in p.get("Conditions", []):
        stated = [it[name].get("Values", []) for name in configs if name in it]
        values += sum(map(len, stated)) if stated else len(it.get("Values", []))
    return "A rule can only have '5' condition values" if values > 5 else None


@refuses("elbv2", "CreateRule CreateListener", "TargetGroupAssociationLimit", QUOTAS)
def target_group_of_two_load_balancers(aws, p):
    """A target group that another load balancer forwards to."""
    own = p.get("LoadBalancerArn") or next(
        (it.arn for it in aws.elbv2.load_balancers.values() if p.get("ListenerArn") in it.listeners),
        None,
    )
    for action in p.get("Actions", []) + p.get("DefaultActions", []):
        more = action.get("ForwardConfig", {}).get("TargetGroups", [])
        for arn in {action.get("TargetGroupArn"), *(it.get("TargetGroupArn") for it in more)}:
            group = aws.elbv2.target_groups.get(arn)
            if group and own and set(group.load_balancer_arns) - {own}:
                return (
                    "The following target groups cannot be associated with more than one load "
                    f"balancer: {arn}"
                )


@refuses("elbv2", "CreateTargetGroup ModifyTargetGroup", "ValidationError", GROUPS)
def health_check_path(aws, p):
    """A health check's path that does not begin with `/`."""
    path = p.get("HealthCheckPath")
    if path and not path.startswith("/"):
        return f"Health check path '{path}' must begin with a '/' character"


@refuses("elbv2", "ModifyTargetGroup", "ValidationError", GROUPS)
def health_check_timeout(aws, p):
    """A health check's timeout that is not smaller than its interval, in a change."""
    group = aws.elbv2.target_groups.get(p["TargetGroupArn"])
    timeout, interval = p.get("HealthCheckTimeoutSeconds"), p.get("HealthCheckIntervalSeconds")
    if group is None or (timeout is None and interval is None):
        return None
    timeout = int(timeout or group.health_check_timeout_seconds)
    interval = int(interval or group.health_check_interval_seconds)
    if timeout >= interval:
        return f"Health check timeout '{timeout}' must be smaller than the interval '{interval}'"


@refuses("elbv2", "RegisterTargets", "TooManyTargets", QUOTAS)
def targets_per_group(aws, p):
    """More than 1,000 targets of a target group."""
    group = aws.elbv2.target_groups.get(p["TargetGroupArn"])
    return group and most(1000, len(group.targets) + len(p["Targets"]), "targets")
