"""Addresses of subnets."""

from moto.ec2.models.subnets import Subnet


def close():
    reserved_addresses()


def reserved_addresses():
    """AWS keeps the first addresses of a subnet for itself. moto counts the addresses that it gives
    away outside of the subnet, where state.py does not see it: a subnet that is brought back would
    begin again with the reserved ones.
    """

    def set_state(self, attributes):
        vars(self).update(attributes)
        for _ in self.aws_reserved_ips:
            next(iter(self._subnet_ip_generator))

    Subnet.__setstate__ = set_state
