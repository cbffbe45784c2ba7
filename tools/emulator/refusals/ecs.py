"""Task definitions, services and clusters of ECS."""

from .rule import most, refuses

GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/"
QUOTAS = f"{GUIDE}service-quotas.html"
FARGATE = f"{GUIDE}fargate-tasks-services.html"
PARAMETERS = f"{GUIDE}task_definition_parameters.html"
CREATE_SERVICE = f"{API}API_CreateService.html"
CONNECT = f"{GUIDE}service-connect-concepts.html"
# MiB of memory for each number of CPU units: the least, the most, and the steps between them.
SIZES = {
    256: [512, 1024, 2048],
    512: range(1024, 4096 + 1, 1024),
    1024: range(2048, 8192 + 1, 1024),
    2048: range(4096, 16384 + 1, 1024),
    4096: range(8192, 30720 + 1, 1024),
    8192: range(16384, 61440 + 1, 4096),
    16384: range(32768, 122880 + 1, 8192),
}


def on_fargate(p):
    return "FARGATE" in p.get("requiresCompatibilities", [])


def containers(p):
    return p.get("containerDefinitions", [])


def definition_of(aws, p):
    try:
        return aws.ecs.describe_task_definition(p.get("taskDefinition"))
    except Exception:  # moto says that there is none
        return None


def awsvpc(p):
    return p.get("networkConfiguration", {}).get("awsvpcConfiguration", {})


def unit(value, suffix, factor):
    """A size that may be written as `1 vCPU` or `2GB`."""
    text = str(value).strip().lower()
    if text.endswith(suffix):
        return int(float(text.removesuffix(suffix)) * factor)
    return int(text) if text.isdigit() else None


@refuses("ecs", "RegisterTaskDefinition", "ClientException", FARGATE)
def sizes_of_fargate(aws, p):
    """CPU and memory that are no pair that Fargate has."""
    cpu, memory = unit(p.get("cpu"), "vcpu", 1024), unit(p.get("memory"), "gb", 1024)
    if on_fargate(p) and p.get("cpu") and p.get("memory") and memory not in SIZES.get(cpu, []):
        return "No Fargate configuration exists for given values."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", FARGATE)
def fargate_without_size(aws, p):
    """A task for Fargate without CPU or memory."""
    for name in ("cpu", "memory"):
        if on_fargate(p) and not p.get(name):
            return f"Fargate requires that '{name}' be defined at the task level."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", FARGATE)
def fargate_without_awsvpc(aws, p):
    """A task for Fargate with another network mode than `awsvpc`."""
    if on_fargate(p) and p.get("networkMode") != "awsvpc":
        return "Fargate only supports network mode ‘awsvpc’."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", FARGATE)
def fargate_without_execution_role(aws, p):
    """A task for Fargate that logs to CloudWatch, gets secrets or has an image of ECR, without an
    execution role.
    """
    if not on_fargate(p) or p.get("executionRoleArn"):
        return None
    for it in containers(p):
        if it.get("secrets"):
            return "Fargate requires task definition to have execution role ARN to support secrets."
        if it.get("logConfiguration", {}).get("logDriver") == "awslogs":
            return (
                "Fargate requires task definition to have execution role ARN to support log driver "
                "awslogs."
            )
        if ".dkr.ecr." in it.get("image", ""):
            return (
                "Fargate requires task definition to have execution role ARN to support ECR images."
            )


@refuses("ecs", "RegisterTaskDefinition", "ClientException", QUOTAS)
def containers_per_task(aws, p):
    """More than 10 containers in a task definition."""
    return most(10, len(containers(p)), "containers per task definition")


@refuses("ecs", "RegisterTaskDefinition", "ClientException", PARAMETERS)
def no_essential_container(aws, p):
    """A task definition in which no container is essential."""
    if containers(p) and not any(it.get("essential", True) for it in containers(p)):
        return "Task definition must have at least one essential container."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", PARAMETERS)
def containers_of_one_name(aws, p):
    """Two containers of the same name."""
    names = [it.get("name") for it in containers(p)]
    if len(names) != len(set(names)):
        return "Container names must be unique within a task definition."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", PARAMETERS)
def containers_larger_than_their_task(aws, p):
    """Containers that ask for more CPU or memory than their task has."""
    sizes = {"cpu": unit(p.get("cpu"), "vcpu", 1024), "memory": unit(p.get("memory"), "gb", 1024)}
    reserved = {"cpu": "cpu", "memory": "memoryReservation"}
    for name, size in sizes.items():
        upper = [it.get(name) or 0 for it in containers(p)]
        lower = [it.get(reserved[name]) or it.get(name) or 0 for it in containers(p)]
        if size and (sum(lower) > size or max(upper, default=0) > size):
            return f"Invalid setting for container: its '{name}' is larger than the task's."


@refuses("ecs", "RegisterTaskDefinition", "ClientException", PARAMETERS)
def host_port_of_awsvpc(aws, p):
    """A host port other than the container's, with the network mode `awsvpc`."""
    for container in containers(p) if p.get("networkMode") == "awsvpc" else []:
        for it in container.get("portMappings", []):
            if it.get("hostPort", 0) not in (0, it.get("containerPort")):
                return (
                    "When networkMode=awsvpc, the host ports and container ports in port mappings "
                    "must match."
                )


@refuses("ecs", "RegisterTaskDefinition", "ClientException", PARAMETERS)
def dependency_that_is_no_container(aws, p):
    """A container that waits for one that the task does not have."""
    names = {it.get("name") for it in containers(p)}
    for it in (on for container in containers(p) for on in container.get("dependsOn", [])):
        if it.get("containerName") not in names:
            return f"The container {it.get('containerName')} in dependsOn does not exist."


@refuses("ecs", "CreateService", "InvalidParameterException", CREATE_SERVICE)
def service_without_network(aws, p):
    """A service of tasks with the network mode `awsvpc` that has no network configuration."""
    definition = definition_of(aws, p)
    if definition and definition.network_mode == "awsvpc" and not awsvpc(p):
        return "Network Configuration must be provided when networkMode 'awsvpc' is specified."


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", QUOTAS)
def security_groups_of_a_service(aws, p):
    """More than 5 security groups of a service."""
    return most(5, len(awsvpc(p).get("securityGroups", [])), "security groups per service")


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", QUOTAS)
def subnets_of_a_service(aws, p):
    """More than 16 subnets of a service."""
    return most(16, len(awsvpc(p).get("subnets", [])), "subnets per service")


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", QUOTAS)
def target_groups_of_a_service(aws, p):
    """More than 5 target groups of a service."""
    return most(5, len(p.get("loadBalancers", [])), "target groups per service")


@refuses("ecs", "CreateService", "InvalidParameterException", CREATE_SERVICE)
def target_of_no_container(aws, p):
    """A load balancer's target that is no container, or no port, of the task definition."""
    definition = definition_of(aws, p)
    if definition is None or definition.network_mode != "awsvpc":
        return None
    there = {it["name"]: it.get("portMappings", []) for it in definition.container_definitions}
    for it in p.get("loadBalancers", []):
        name, port = it.get("containerName"), it.get("containerPort")
        if name not in there:
            return f"The container {name} does not exist in the task definition."
        if port not in [mapping.get("containerPort") for mapping in there[name]]:
            return f"The container {name} did not have a container port {port} defined."


@refuses("ecs", "CreateService", "InvalidParameterException", CREATE_SERVICE)
def target_group_of_instances(aws, p):
    """A target group of instances for tasks with the network mode `awsvpc`."""
    definition = definition_of(aws, p)
    for it in p.get("loadBalancers", []):
        group = aws.elbv2.target_groups.get(it.get("targetGroupArn"))
        is_awsvpc = definition and definition.network_mode == "awsvpc"
        if is_awsvpc and group and group.target_type != "ip":
            return (
                f"The provided target group {group.arn} has target type instance, which is "
                "incompatible with the awsvpc network mode specified in the task definition."
            )


@refuses("ecs", "CreateService", "InvalidParameterException", CREATE_SERVICE)
def grace_period_without_load_balancer(aws, p):
    """A grace period of health checks for a service without a load balancer."""
    if p.get("healthCheckGracePeriodSeconds") and not p.get("loadBalancers"):
        return (
            "Health check grace period is only valid for services configured to use load balancers"
        )


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", CONNECT)
def endpoint_of_no_port(aws, p):
    """A Service Connect service whose port has no such name in the task definition."""
    definition = definition_of(aws, p)
    if definition is None:
        return None
    ports = [it for c in definition.container_definitions for it in c.get("portMappings", [])]
    for it in p.get("serviceConnectConfiguration", {}).get("services", []):
        if it.get("portName") not in [port.get("name") for port in ports]:
            return f"The portName {it.get('portName')} is not defined in the task definition."


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", CREATE_SERVICE)
def capacity_provider_of_another_cluster(aws, p):
    """A capacity provider that the cluster does not have."""
    cluster = aws.ecs.clusters.get(p.get("cluster", "default").split("/")[-1])
    for it in p.get("capacityProviderStrategy", []) if cluster else []:
        name = it["capacityProvider"]
        if name not in (cluster.capacity_providers or []):
            return f"The specified capacity provider is not associated with the cluster: {name}"


@refuses("ecs", "CreateService UpdateService", "InvalidParameterException", CREATE_SERVICE)
def two_bases(aws, p):
    """A base for more than one capacity provider of a strategy."""
    if sum(bool(it.get("base")) for it in p.get("capacityProviderStrategy", [])) > 1:
        return "Only one capacity provider in a capacity provider strategy can have a base defined."


@refuses("ecs", "DeleteCluster", "ClusterContainsServicesException", f"{API}API_DeleteCluster.html")
def cluster_with_services(aws, p):
    """A cluster that has active services."""
    name = p["cluster"].split("/")[-1]
    if any(it.cluster_name == name and it.status == "ACTIVE" for it in aws.ecs.services.values()):
        return "The Cluster cannot be deleted while Services are active."
