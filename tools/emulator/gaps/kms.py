"""KMS keys."""

from moto.kms.models import KmsBackend


def close():
    default_key_usage()


def default_key_usage():
    """A key that no usage is given for encrypts and decrypts at AWS (API reference of CreateKey,
    KeyUsage). In moto it has none, so that Terraform would replace a key that it adopts.
    """
    create_key = KmsBackend.create_key

    def create_key_with_usage(self, policy, key_usage, *args, **kwargs):
        return create_key(self, policy, key_usage or "ENCRYPT_DECRYPT", *args, **kwargs)

    KmsBackend.create_key = create_key_with_usage
