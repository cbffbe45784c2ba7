"""What AWS says instead of doing what it was asked."""

from moto.core.exceptions import ServiceException
from moto.core.serialize import SerializationContext, get_serializer_class


class Refused(ServiceException):
    """by: the rule that refuses"""

    def __init__(self, code, message, by=None):
        super().__init__(code, message)
        self.by = by


def answer(call, refused, start_response):
    """Says it as the service's protocol has it."""
    serializer = get_serializer_class(call.service, call.protocol)
    context = SerializationContext(request_id="00000000-0000-0000-0000-000000000000")
    said = serializer(call.operation, context).serialize(refused)
    body = said["body"].encode() if isinstance(said["body"], str) else said["body"]
    headers = {**said["headers"], "Content-Length": str(len(body))}
    start_response(f"{said['status_code']} Refused", [(k, str(v)) for k, v in headers.items()])
    return [body]
