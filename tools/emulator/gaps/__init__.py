"""Where moto 5.2.1 answers differently from AWS, and this project would notice.

Each module closes the gaps of one service by patching moto's own classes; each patch says what
AWS does and what moto does. With a newer moto, try to delete them one by one.
"""

from importlib import import_module
from pkgutil import iter_modules


def close():
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}").close()
