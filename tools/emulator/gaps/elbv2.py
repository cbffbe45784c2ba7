"""Load balancers."""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.s3.models import s3_backends

TEST_FILE = "ELBAccessLogTestFile"


def close():
    deletion_protection()
    default_scheme()
    access_logs()


def deletion_protection():
    """AWS refuses to delete a load balancer under deletion protection. moto deletes it."""
    delete_load_balancer = ELBv2Backend.delete_load_balancer

    def delete_unprotected_load_balancer(self, arn):
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            raise ELBClientError(
                "OperationNotPermitted",
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
            )
        return delete_load_balancer(self, arn)

    ELBv2Backend.delete_load_balancer = delete_unprotected_load_balancer


def default_scheme():
    """A load balancer that no scheme is given for is internet-facing at AWS. In moto it has none."""
    create_load_balancer = ELBv2Backend.create_load_balancer

    def create_with_scheme(self, *args, scheme=None, **kwargs):
        return create_load_balancer(self, *args, scheme=scheme or "internet-facing", **kwargs)

    ELBv2Backend.create_load_balancer = create_with_scheme


def access_logs():
    """AWS writes a test file as soon as a load balancer is to log to a bucket, so that the bucket is
    empty no more: whoever deletes it has to empty it first. moto writes nothing.
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
    """
    modify_load_balancer_attributes = ELBv2Backend.modify_load_balancer_attributes

    def modify_and_test(self, arn, attrs):
        attributes = modify_load_balancer_attributes(self, arn, attrs)
        if attrs.get("access_logs.s3.enabled") == "true":
            prefix = attributes.get("access_logs.s3.prefix") or ""
            key = "/".join(filter(None, [prefix, "AWSLogs", self.account_id, TEST_FILE]))
            buckets = s3_backends[self.account_id][self.partition]
            bucket = buckets.get_bucket(attributes["access_logs.s3.bucket"])
            buckets.put_object(bucket.name, key, b"Enable AccessLog for ELB: " + arn.encode())
        return attributes

    ELBv2Backend.modify_load_balancer_attributes = modify_and_test
