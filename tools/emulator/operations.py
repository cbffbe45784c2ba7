"""Which operation of AWS's API models a request is for, and its parameters, named as in the model."""

import re
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from operator import itemgetter
from urllib.parse import parse_qs, parse_qsl

from moto.core.parse import PROTOCOL_PARSERS, UNDEFINED
from moto.core.request import determine_request_protocol
from moto.core.utils import get_service_model
from werkzeug.wrappers import Request

# botocore's names of services that sign by another.
SIGNED_AS = {
    "elasticloadbalancing": "elbv2",
    "email": "sesv2",
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
}
CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
# tools/terraform/run.ts has the provider say for which stack it asks.
STACK = re.compile(r"\bstack/(\S+)")
PLACEHOLDER = re.compile(r"{(\w+)(\+?)}")


@dataclass
class Call:
    service: str
    signed_as: str
    region: str
    key: str
    stack: str | None
    protocol: str
    operation: object
    parameters: dict = field(default_factory=dict)

    @property
    def name(self):
        return self.operation.name


def call_of(environ):
    """The call that a request is, or None where the models do not tell."""
    signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if signed is None:
        return None
    key, region, signed_as = signed.groups()
    service = SIGNED_AS.get(signed_as, signed_as)
    try:
        model = get_service_model(service)
        protocol = determine_request_protocol(model, environ.get("CONTENT_TYPE"))
    except Exception:  # a service or a protocol that moto does not know either
        return None
    body = body_of(environ)
    request = Request({**environ, "wsgi.input": BytesIO(body)})
    found = operation_of(model, request, body)
    if found is None:
        return None
    operation, place = found
    stack = STACK.search(environ.get("HTTP_USER_AGENT", ""))
    call = Call(service, signed_as, region, key, stack and stack[1], protocol, operation)
    call.parameters = parameters_of(protocol, operation, request, body, place)
    return call


def body_of(environ):
    """Reads the body, and leaves it to be read again. What is sent in chunks stays unread: objects."""
    if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", ""):
        return b""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = BytesIO(body)
    return body


def operation_of(model, request, body):
    """The operation's model, and what the path says of its parameters."""
    target = request.headers.get("X-Amz-Target", "").split(".")[-1]
    action = target or parse_qs(body.decode(errors="replace")).get("Action", [None])[0]
    if not model.protocol.startswith("rest-"):
        return (model.operation_model(action), {}) if action in model.operation_names else None
    path = request.environ.get("RAW_URI", request.path).split("?")[0]
    said = request.args.get("x-id")
    found = []
    for name, method, pattern, needed, exact in routes(model.service_name):
        if method == request.method and (place := pattern.fullmatch(path)):
            if all(is_there(it, request) for it in needed):
                weight = (said == name, len(needed), exact, -len(name))
                found.append((weight, name, place.groupdict()))
    if not found:
        return None
    _, name, place = max(found, key=itemgetter(0))
    return model.operation_model(name), place


@cache
def routes(service):
    """Of each operation: its method, its path, what else it needs, and how exactly the path names it.
    What AWS has replaced is left out.
    """
    model = get_service_model(service)
    operations = [model.operation_model(name) for name in model.operation_names]
    return [route(it.name, it) for it in operations if not it.deprecated]


def route(name, operation):
    path, _, query = operation.http["requestUri"].partition("?")
    # Clients leave out a slash that a model ends with (route53:ChangeResourceRecordSets).
    path = path.rstrip("/") or "/"
    parts = [
        f"(?P<{it[1]}>{'.+' if it[2] else '[^/]+'})"
        if (it := PLACEHOLDER.fullmatch(part))
        else re.escape(part)
        for part in re.split(r"({\w+\+?})", path)
    ]
    needed = [("querystring", *it) for it in parse_qsl(query, keep_blank_values=True)]
    shape = operation.input_shape
    for member in shape.required_members if shape else []:
        serialization = shape.members[member].serialization
        if serialization.get("location") in ("querystring", "header"):
            needed.append((serialization["location"], serialization.get("name", member), ""))
    exact = path.count("/") - len(PLACEHOLDER.findall(path))
    pattern = re.compile("".join(parts) + ("" if path == "/" else "/?"))
    return name, operation.http["method"], pattern, needed, exact


def is_there(needed, request):
    location, name, value = needed
    there = request.args if location == "querystring" else request.headers
    return name in there and value in ("", there[name])


def parameters_of(protocol, operation, request, body, place):
    shape = operation.input_shape
    if shape is None:
        return {}
    payload = shape.serialization.get("payload")
    is_object = payload and shape.members[payload].type_name == "blob"
    found = PROTOCOL_PARSERS[protocol](operation).parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": b"" if is_object else body,
            "url_path": request.path,
            "url_params": place,
        }
    )
    if is_object:
        found[payload] = body
    return without_undefined(found)


def without_undefined(value):
    if isinstance(value, dict):
        return {k: without_undefined(it) for k, it in value.items() if it is not UNDEFINED}
    if isinstance(value, list):
        return [without_undefined(it) for it in value if it is not UNDEFINED]
    return value
