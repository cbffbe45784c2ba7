"""ECS services: the settings they keep, and what is left of them."""

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecs.exceptions import ECSException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import elbv2_backends

from .ecs_deployments import apply, count, deploy, deployed, scale
from .ecs_tasks import remove, tasks_of

# What AWS takes for a parameter that is absent. None: the answer leaves it out.
DEFAULTS = {
    "availabilityZoneRebalancing": "DISABLED",
    "capacityProviderStrategy": None,
    "deploymentConfiguration": {},
    "enableECSManagedTags": False,
    "enableExecuteCommand": False,
    "healthCheckGracePeriodSeconds": None,
    "loadBalancers": [],
    "networkConfiguration": None,
    "placementConstraints": [],
    "placementStrategy": [],
    "platformVersion": None,
    "propagateTags": "NONE",
    "serviceConnectConfiguration": None,
    "serviceRegistries": [],
    "volumeConfigurations": None,
}
DEPLOYMENT_CONFIGURATION = {
    "deploymentCircuitBreaker": {"enable": False, "rollback": False},
    "maximumPercent": 200,
    "minimumHealthyPercent": 100,
}


def close():
    created_services()
    unattached_target_groups()
    updated_services()
    deleted_services()


def requested(response):
    """The settings that a request states."""
    values = {name: response._get_param(name) for name in DEFAULTS}
    settings = {name: value for name, value in values.items() if value is not None}
    if "deploymentConfiguration" in settings:
        settings["deploymentConfiguration"] = {
            **DEPLOYMENT_CONFIGURATION,
            **settings["deploymentConfiguration"],
        }
    return settings


def created_services():
    """AWS keeps every setting of CreateService. It launches by the service's capacity provider
    strategy, else by its launch type, else by the cluster's strategy, and answers no launch type
    with a strategy. moto drops most settings and always answers a launch type.
    """
    create_service = EC2ContainerServiceResponse.create_service

    def create_service_with_settings(self):
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
        same = self.ecs_backend.services.get(f"{cluster.name}:{self._get_param('serviceName')}")
        if same and same.status == "ACTIVE":
            raise InvalidParameterException("Creation of service was not idempotent.")
        settings = {
            **DEFAULTS,
            "deploymentConfiguration": DEPLOYMENT_CONFIGURATION,
            **requested(self),
        }
        result = create_service(self)
        service = result.result["service"]
        if not settings["capacityProviderStrategy"] and not self._get_param("launchType"):
            strategy = cluster.default_capacity_provider_strategy
            settings["capacityProviderStrategy"] = strategy or None
        if settings["capacityProviderStrategy"]:
            service.launch_type = None
        if service.launch_type != "EC2" and not settings["platformVersion"]:
            settings["platformVersion"] = "LATEST"
        apply(service, {**settings, "createdAt": utcnow()})
        cluster.pending_tasks_count -= service.pending_count
        service.pending_count = 0
        if service.deployment_controller["type"] == "ECS":
            service.deployments = []
            deploy(service)
            count(service)
        return result

    EC2ContainerServiceResponse.create_service = create_service_with_settings


def unattached_target_groups():
    """AWS refuses a service whose target group has no load balancer yet. moto takes any."""
    create_service = EC2ContainerServiceResponse.create_service

    def create_attached_service(self):
        load_balancers = elbv2_backends[self.current_account][self.region]
        for attached in self._get_param("loadBalancers") or []:
            arn = attached.get("targetGroupArn")
            if arn and not load_balancers._any_listener_using(arn):
                raise InvalidParameterException(
                    f"The target group with targetGroupArn {arn} does not have an associated"
                    " load balancer."
                )
        return create_service(self)

    EC2ContainerServiceResponse.create_service = create_attached_service


def updated_services():
    """AWS deploys anew when UpdateService changes what runs, and keeps the earlier tasks until the
    new ones are there. moto leaves the deployment as it was.
    """
    update_service = EC2ContainerServiceResponse.update_service

    def update_service_with_settings(self):
        cluster_name = self._get_param("cluster", "default")
        name = self._get_param("service").split("/")[-1]
        service = self.ecs_backend._get_service(cluster_name, name)
        if service.deployment_controller["type"] != "ECS":
            return update_service(self)
        if service.status != "ACTIVE":
            raise ECSException("ServiceNotActiveException", "Service was not ACTIVE.")
        before = deployed(service)
        settings = requested(self)
        task_definition = self._get_param("taskDefinition")
        if task_definition:
            arn = self.ecs_backend.describe_task_definition(task_definition).arn
            settings["taskDefinition"] = arn
        if settings.get("capacityProviderStrategy"):
            service.launch_type = None
        apply(service, settings)
        desired_count = self._get_param("desiredCount")
        if desired_count is not None:
            scale(service, desired_count)
        if self._get_param("forceNewDeployment") or deployed(service) != before:
            deploy(service)
        return ActionResult({"service": service})

    EC2ContainerServiceResponse.update_service = update_service_with_settings


def deleted_services():
    """AWS stops a deleted service's tasks and lists it no more. moto does neither."""
    delete_service = EC2ContainerServiceBackend.delete_service
    list_services = EC2ContainerServiceBackend.list_services

    def delete_service_and_tasks(self, cluster_name, service_name, force):
        service = delete_service(self, cluster_name, service_name, force)
        service.desired_count = service.running_count = 0
        service.deployments = []
        for task in tasks_of(service):
            remove(service, task, "ServiceSchedulerInitiated", "Service was deleted")
        return service

    def list_active_services(self, *args, **kwargs):
        active = {it.arn for it in self.services.values() if it.status == "ACTIVE"}
        return [arn for arn in list_services(self, *args, **kwargs) if arn in active]

    EC2ContainerServiceBackend.delete_service = delete_service_and_tasks
    EC2ContainerServiceBackend.list_services = list_active_services
