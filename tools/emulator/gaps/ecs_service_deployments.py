"""Service deployments: listed, described, and stopped by going back."""

from fargate import history
from moto.core.responses import ActionResult
from moto.ecs.exceptions import ECSException, InvalidParameterException
from moto.ecs.responses import EC2ContainerServiceResponse

from .ecs_deployments import completed, count, go_back, in_state, threshold_of

# AWS publishes no word of these two.
STOPPED_BY_USER = "Service deployment rolled back by a request to stop it."
NO_CANDIDATE = "No rollback candidate was found to run the rollback."


def close():
    """AWS keeps what became of each deployment, and stops one that is in progress. moto has none of
    these operations.
    """
    response = EC2ContainerServiceResponse
    response.list_service_deployments = list_service_deployments
    response.describe_service_deployments = describe_service_deployments
    response.stop_service_deployment = stop_service_deployment


def list_service_deployments(self):
    cluster = self._get_param("cluster", "default").split("/")[-1]
    service = self.ecs_backend._get_service(cluster, self._get_param("service").split("/")[-1])
    wanted = self._get_param("status")
    found = [it for it in history.history_of(service) if not wanted or it["status"] in wanted]
    most = self._get_int_param("maxResults", len(found))
    return ActionResult({"serviceDeployments": [brief(service, it) for it in found[:most]]})


def describe_service_deployments(self):
    arns = self._get_param("serviceDeploymentArns", [])
    known = by_arn(self.ecs_backend)
    found = [described(*known[arn]) for arn in arns if arn in known]
    failures = [{"arn": arn, "reason": "MISSING"} for arn in arns if arn not in known]
    return ActionResult({"serviceDeployments": found, "failures": failures})


def stop_service_deployment(self):
    """https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html"""
    arn = self._get_param("serviceDeploymentArn")
    if self._get_param("stopType", "ROLLBACK") != "ROLLBACK":
        raise InvalidParameterException("stopType: the valid value is ROLLBACK.")
    service, record = by_arn(self.ecs_backend).get(arn, (None, None))
    if service is None:
        raise ECSException("ServiceDeploymentNotFoundException", "Service deployment not found.")
    if record["status"] not in ("PENDING", "IN_PROGRESS"):
        status = record["status"]
        raise ECSException(
            "ConflictException", f"Service deployment {arn} cannot be stopped: its status is {status}."
        )
    if completed(service) is None:
        raise ECSException("ConflictException", NO_CANDIDATE)
    history.go_back(record, "ROLLBACK_REQUESTED", STOPPED_BY_USER)
    in_state(record["deployment"], "FAILED", STOPPED_BY_USER)
    go_back(service, record["deployment"], "ECS service deployment stopped:")
    count(service)
    return ActionResult({"serviceDeploymentArn": arn})


def by_arn(backend):
    return {
        arn_of(service, it): (service, it)
        for service in backend.services.values()
        for it in history.history_of(service)
    }


def arn_of(service, record):
    return f"{service.arn.replace(':service/', ':service-deployment/')}/{record['id']}"


def revision_of(service, deployment):
    number = deployment["id"].split("/")[-1]
    return f"{service.arn.replace(':service/', ':service-revision/')}/{number}"


def summary_of(service, deployment):
    return {
        "arn": revision_of(service, deployment),
        "requestedTaskCount": deployment["desiredCount"],
        "runningTaskCount": deployment["runningCount"],
        "pendingTaskCount": deployment["pendingCount"],
    }


def common(service, record):
    times = ("createdAt", "startedAt", "finishedAt", "stoppedAt", "updatedAt")
    return {
        "serviceDeploymentArn": arn_of(service, record),
        "serviceArn": service.arn,
        "clusterArn": service.cluster_arn,
        **{name: record[name] for name in ("status", "statusReason", *times) if name in record},
    }


def brief(service, record):
    target = revision_of(service, record["deployment"])
    return {**common(service, record), "targetServiceRevisionArn": target}


def described(service, record):
    deployment, source = record["deployment"], record["source"]
    shown = {
        **common(service, record),
        "targetServiceRevision": summary_of(service, deployment),
        "sourceServiceRevisions": [summary_of(service, source)] if source else [],
        "deploymentConfiguration": service.deployment_configuration,
        "deploymentCircuitBreaker": breaker_of(service, record),
    }
    if "rollback" in record and source:
        shown["rollback"] = {
            **record["rollback"],
            "serviceRevisionArn": revision_of(service, source),
        }
    return shown


def breaker_of(service, record):
    failures = record["deployment"]["failedTasks"]
    threshold = threshold_of(service)
    is_on = service.deployment_configuration["deploymentCircuitBreaker"]["enable"]
    ended = "MONITORING_COMPLETE" if record["status"] not in history.ONGOING else "MONITORING"
    status = "TRIGGERED" if failures >= threshold else ended
    return {
        "status": status if is_on else "DISABLED",
        "failureCount": failures,
        "threshold": threshold,
    }
