"""Load balancers."""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend


def close():
    deletion_protection()


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
