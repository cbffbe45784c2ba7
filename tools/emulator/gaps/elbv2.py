"""Load balancers."""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend


def close():
    deletion_protection()
    default_scheme()


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
