"""Hosted zones."""

from moto.route53.models import HostedZoneIdentifier


def close():
    zone_ids()


def zone_ids():
    """The ID of a hosted zone starts with a Z at AWS, in moto with any letter or digit."""
    generate = HostedZoneIdentifier.generate
    HostedZoneIdentifier.generate = lambda self, *args, **more: f"Z{generate(self, *args, **more)}"
