"""What goes with a network resource when it is deleted."""

from moto.ec2.models.nat_gateways import NatGatewayBackend
from moto.ec2.models.vpcs import VPCBackend


def close():
    default_network_acl()
    nat_gateway_interface()


def default_network_acl():
    """AWS deletes a VPC's default network ACL with the VPC. moto keeps it."""
    delete_vpc = VPCBackend.delete_vpc

    def delete_vpc_and_acl(self, vpc_id):
        vpc = delete_vpc(self, vpc_id)
        left = [acl for acl in self.network_acls.values() if acl.vpc_id == vpc_id]
        for acl in left:
            del self.network_acls[acl.id]
        return vpc

    VPCBackend.delete_vpc = delete_vpc_and_acl


def nat_gateway_interface():
    """AWS deletes a NAT gateway's network interface with the gateway. moto keeps it."""
    delete_nat_gateway = NatGatewayBackend.delete_nat_gateway

    def delete_nat_gateway_and_interface(self, nat_gateway_id):
        gateway = delete_nat_gateway(self, nat_gateway_id)
        self.enis.pop(gateway._eni.id, None)
        return gateway

    NatGatewayBackend.delete_nat_gateway = delete_nat_gateway_and_interface
