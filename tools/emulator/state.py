"""moto's state, all services together, as bytes and back.

Everything goes into one pickle, so that what is one object for several services (a backend that a
resource refers to, a tag service) is one object again. Bytes are only for the versions of moto,
Python and tools/emulator that they were made with: snapshots.py sees to that.
"""

import marshal
import pickle
import sys
import threading
import types
import weakref
from copyreg import __newobj__
from importlib import import_module
from io import BytesIO

from cryptography.hazmat.primitives import serialization
from cryptography.x509 import load_der_x509_certificate
from moto.core.base_backend import BackendDict

LOCKS = {type(make()): make for make in (threading.Lock, threading.RLock)}
DER = serialization.Encoding.DER
PKCS8 = serialization.PrivateFormat.PKCS8
PUBLIC = serialization.PublicFormat.SubjectPublicKeyInfo
# What moto, and this project, keep outside of moto's backends.
ELSEWHERE = (
    ("calls", "RECORD"),
    ("moto.ec2.models.vpcs", "DEFAULT_VPC_ENDPOINT_SERVICES"),
    ("moto.ec2.models", "EC2Backend", "backend_refs"),
    ("moto.ec2.models", "EC2Backend", "vpc_pcx_refs"),
    ("moto.ec2.models", "EC2Backend", "vpc_refs"),
)


def dump():
    """The state of every service that was asked for something."""
    file = BytesIO()
    services = {home(it): (vars(it), dict(it)) for it in BackendDict._instances}
    elsewhere = {name: find(*name) for name in ELSEWHERE if name[0] in sys.modules}
    Pickler(file, pickle.HIGHEST_PROTOCOL).dump((services, elsewhere))
    return file.getvalue()


def load(data):
    """Takes the place of the state of a process that has not answered anything yet."""
    services, elsewhere = pickle.loads(data)
    for name, (attributes, accounts) in services.items():
        service = find(*name)
        vars(service).update(attributes)
        service.update(accounts)
        BackendDict._instances.append(service)
    for name, content in elsewhere.items():
        find(*name).update(content)


def home(service):
    """The module and the name by which moto finds a service's backends."""
    module = service.backend.__module__
    names = (name for name, value in vars(sys.modules[module]).items() if value is service)
    return module, next(names)


def find(module, *names):
    found = import_module(module)
    for name in names:
        found = getattr(found, name)
    return found


class Pickler(pickle.Pickler):
    """Also knows what pickle refuses, or would not bring back as it was."""

    def reducer_override(self, value):
        kind = type(value)
        if kind in LOCKS:
            return LOCKS[kind], ()
        if isinstance(value, BackendDict):
            return find, home(value)
        if kind is weakref.ref:
            return weakref.ref, (value(),)
        if kind is types.FunctionType and "<locals>" in value.__qualname__:
            if value.__closure__ is None:  # pickle refuses one that has a closure
                code = marshal.dumps(value.__code__)
                return function, (value.__module__, code, value.__defaults__)
        if kind is types.GeneratorType:  # the rest of a listing: whoever asked for it begins anew
            return iter, ((),)
        if kind.__module__.startswith("cryptography."):
            return reduce_cryptography(value)
        if isinstance(value, dict) and kind.__module__.startswith("moto."):
            return __newobj__, (kind,), state_of(value), None, None, fill
        return NotImplemented


def reduce_cryptography(value):
    """A key or a certificate."""
    if hasattr(value, "private_bytes"):
        return private_key, (value.private_bytes(DER, PKCS8, serialization.NoEncryption()),)
    if hasattr(value, "fingerprint"):
        return certificate, (value.public_bytes(DER),)
    if hasattr(value, "public_bytes"):
        return public_key, (value.public_bytes(DER, PUBLIC),)
    return NotImplemented


def private_key(der):
    # It was a valid one when it was saved, and to find that out again takes long.
    return serialization.load_der_private_key(der, None, unsafe_skip_rsa_key_validation=True)


def public_key(der):
    return serialization.load_der_public_key(der)


def certificate(der):
    return load_der_x509_certificate(der)


def function(module, code, defaults):
    code = marshal.loads(code)
    return types.FunctionType(code, vars(import_module(module)), code.co_name, defaults)


def state_of(mapping):
    """A dictionary of a class of moto's, which may show other entries than it has."""
    factory = getattr(mapping, "default_factory", None)
    return vars(mapping), factory, dict(dict.items(mapping))


def fill(mapping, state):
    attributes, factory, items = state
    vars(mapping).update(attributes)
    if factory:
        mapping.default_factory = factory
    dict.update(mapping, items)
