"""Where moto 5.2.1 answers differently from AWS, and this project would notice.

Each module closes the gaps of one service by patching moto's own classes; each patch says what
AWS does and what moto does. With a newer moto, try to delete them one by one.
"""

from . import (
    application_autoscaling,
    codebuild,
    ec2_leftovers,
    ec2_security_groups,
    ecs_deployments,
    ecs_services,
    elbv2,
    s3_access,
    s3_lifecycle,
)

MODULES = (
    application_autoscaling,
    codebuild,
    ec2_leftovers,
    ec2_security_groups,
    ecs_deployments,
    ecs_services,
    elbv2,
    s3_access,
    s3_lifecycle,
)


def close():
    for module in MODULES:
        module.close()
