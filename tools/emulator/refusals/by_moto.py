"""What moto itself, or a gap closed in tools/emulator/gaps/, refuses as AWS does: listed, so that a test
holds each."""

from .rule import refuses

EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"
ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/"
ECS = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/"
IAM = "https://docs.aws.amazon.com/IAM/latest/APIReference/"
S3 = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html"
SSM = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
LOGS = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"
SCALING = "https://docs.aws.amazon.com/autoscaling/application/APIReference/"
ECR = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/"
KMS = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"


@refuses("ec2", "CreateSubnet", "InvalidParameterValue", EC2)
def zone_of_another_region(aws, p):
    """An Availability Zone that the region does not have."""


@refuses("ec2", "CreateSubnet", "InvalidSubnet.Conflict", EC2)
def subnets_that_overlap(aws, p):
    """A subnet's block that overlaps with another subnet's."""


@refuses("ec2", "CreateVpc", "InvalidVpc.Range", EC2)
def vpc_too_large_or_too_small(aws, p):
    """A VPC's block that is larger than /16 or smaller than /28."""


@refuses("ec2", "CreateRoute", "RouteAlreadyExists", EC2)
def route_that_exists(aws, p):
    """A second route to the same destination in a route table."""


@refuses("ec2", "DeleteInternetGateway", "DependencyViolation", EC2)
def attached_internet_gateway(aws, p):
    """The deletion of an internet gateway that is attached."""


@refuses("ec2", "CreateSecurityGroup", "InvalidGroup.Duplicate", EC2)
def name_of_a_security_group_in_use(aws, p):
    """A second security group of the same name in a VPC."""


@refuses("ec2", "AuthorizeSecurityGroupIngress", "InvalidPermission.Duplicate", EC2)
def rule_that_exists(aws, p):
    """A rule that the security group has already."""


@refuses("elbv2", "CreateRule", "PriorityInUse", f"{ELB}API_CreateRule.html")
def priority_in_use(aws, p):
    """A priority that another rule of the listener has."""


@refuses("elbv2", "CreateTargetGroup", "DuplicateTargetGroupName", f"{ELB}API_CreateTargetGroup.html")
def name_of_a_target_group_in_use(aws, p):
    """A second target group of the same name."""


@refuses("elbv2", "CreateTargetGroup", "ValidationError", f"{ELB}API_CreateTargetGroup.html")
def name_of_a_target_group(aws, p):
    """A target group's name of more than 32 characters."""


@refuses("elbv2", "CreateTargetGroup", "ValidationError", f"{ELB}API_CreateTargetGroup.html")
def health_check_timeout_of_a_new_group(aws, p):
    """A health check's timeout that is not smaller than its interval."""


@refuses("elbv2", "DeleteTargetGroup", "ResourceInUse", f"{ELB}API_DeleteTargetGroup.html")
def target_group_in_use(aws, p):
    """The deletion of a target group that a listener forwards to."""


@refuses("elbv2", "DeleteLoadBalancer", "OperationNotPermitted", f"{ELB}API_DeleteLoadBalancer.html")
def protected_load_balancer(aws, p):
    """The deletion of a load balancer under deletion protection."""


@refuses("ecs", "CreateService", "InvalidParameterException", f"{ECS}API_CreateService.html")
def target_group_without_listener(aws, p):
    """A service whose target group no listener forwards to."""


@refuses("ecs", "CreateService", "InvalidParameterException", f"{ECS}API_CreateService.html")
def name_of_a_service_in_use(aws, p):
    """A second active service of the same name in a cluster."""


@refuses("ecs", "DeleteService", "InvalidParameterException", f"{ECS}API_DeleteService.html")
def service_that_runs(aws, p):
    """The deletion of a service that is scaled above 0, without force."""


@refuses("iam", "CreateRole", "EntityAlreadyExists", f"{IAM}API_CreateRole.html")
def name_of_a_role_in_use(aws, p):
    """A second role of the same name."""


@refuses("iam", "DeleteRole", "DeleteConflict", f"{IAM}API_DeleteRole.html")
def role_with_policies(aws, p):
    """The deletion of a role that has a managed policy."""


@refuses("iam", "PutRolePolicy", "MalformedPolicyDocument", f"{IAM}API_PutRolePolicy.html")
def policy_that_is_none(aws, p):
    """A policy that is not written in the language of policies."""


@refuses("s3", "DeleteBucket", "BucketNotEmpty", S3)
def bucket_that_is_not_empty(aws, p):
    """The deletion of a bucket that has objects, or versions of them."""


@refuses("ssm", "PutParameter", "ParameterAlreadyExists", SSM)
def name_of_a_parameter_in_use(aws, p):
    """A parameter that exists, without `Overwrite`."""


@refuses("logs", "CreateLogGroup", "ResourceAlreadyExistsException", LOGS)
def name_of_a_log_group_in_use(aws, p):
    """A log group that exists."""


@refuses(
    "application-autoscaling",
    "RegisterScalableTarget",
    "ValidationException",
    f"{SCALING}API_RegisterScalableTarget.html",
)
def scaling_of_no_service(aws, p):
    """Scaling of a service of ECS that does not exist."""


@refuses("ecr", "CreateRepository", "RepositoryAlreadyExistsException", f"{ECR}API_CreateRepository.html")
def name_of_a_repository_in_use(aws, p):
    """A repository that exists."""


@refuses("kms", "CreateAlias", "AlreadyExistsException", KMS)
def alias_in_use(aws, p):
    """An alias that another key has."""
