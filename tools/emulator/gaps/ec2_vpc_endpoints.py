"""What a VPC endpoint has in route tables and subnets."""

from moto.ec2.models.vpcs import VPCBackend


def close():
    routes_of_changed_endpoints()
    interface_type()


def routes_of_changed_endpoints():
    """
    AWS adds a gateway endpoint's route to each route table that is associated with it, and removes it with
    the association (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html). moto does so
    only when the endpoint is made, and cannot delete one that was changed.
    """
    modify_vpc_endpoint = VPCBackend.modify_vpc_endpoint

    def modify_with_routes(self, vpc_id, *args, **kwargs):
        [endpoint] = self.describe_vpc_endpoints(vpc_end_point_ids=[vpc_id])
        before = set(endpoint.route_table_ids or [])
        modify_vpc_endpoint(self, vpc_id, *args, **kwargs)
        after = set(endpoint.route_table_ids or [])
        prefix_list = endpoint.destination_prefix_list_id
        for route_table_id in after - before:
            self.create_route(
                route_table_id, None, gateway_id=vpc_id, destination_prefix_list_id=prefix_list
            )
        for route_table_id in before - after:
            self.delete_route(route_table_id, prefix_list)

    VPCBackend.modify_vpc_endpoint = modify_with_routes


def interface_type():
    """
    AWS says of an interface endpoint's network interface what it is for
    (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html). moto calls it `interface`.
    """
    create_vpc_endpoint = VPCBackend.create_vpc_endpoint

    def create_with_type(self, *args, **kwargs):
        endpoint = create_vpc_endpoint(self, *args, **kwargs)
        for eni_id in endpoint.network_interface_ids or []:
            self.enis[eni_id].interface_type = "vpc_endpoint"
        return endpoint

    VPCBackend.create_vpc_endpoint = create_with_type
