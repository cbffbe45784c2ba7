"""IPv6 blocks of VPCs and subnets."""

from ipaddress import ip_network

from moto.ec2.models import vpcs
from moto.ec2.models.subnets import Subnet


def close():
    subnet_states()
    canonical_blocks()


def subnet_states():
    """AWS says of a subnet's block `associated`. moto says it of a state within the state, so that who
    waits for a new block waits in vain.
    """

    def association_set(self):
        return [
            {
                "associationId": association["associationId"],
                "ipv6CidrBlock": association["ipv6CidrBlock"],
                "ipv6CidrBlockState": {"state": association["ipv6CidrBlockState"]["State"]},
            }
            for association in self.ipv6_cidr_block_associations.values()
            if association["ipv6CidrBlockState"]["State"] == "associated"
        ]

    Subnet.ipv6_cidr_block_association_set = property(association_set)


def canonical_blocks():
    """AWS writes a VPC's block in canonical form. moto writes zeros in front."""
    random_block = vpcs.random_ipv6_cidr
    vpcs.random_ipv6_cidr = lambda: str(ip_network(random_block()))
