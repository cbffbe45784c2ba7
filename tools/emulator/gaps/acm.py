"""Certificates."""

from moto.acm.models import CertBundle
from moto.route53.models import route53_backends


def close():
    validation_by_dns()


def validation_by_dns():
    """ACM issues a certificate once the records that it asked for are in the DNS
    (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html). moto issues it after a
    minute, whatever is there.
    """

    def check(self):
        if self.type != "AMAZON_ISSUED" or self.status != "PENDING_VALIDATION":
            return
        options = self.describe()["Certificate"]["DomainValidationOptions"]
        asked = {option["ResourceRecord"]["Name"] for option in options}
        if asked <= names_of_records(self.arn):
            self.status = "ISSUED"

    CertBundle.check = check


def names_of_records(arn):
    _, partition, _, _, account, _ = arn.split(":", 5)
    zones = route53_backends[account][partition].zones.values()
    return {f"{record.name.rstrip('.')}." for zone in zones for record in zone.rrsets}
