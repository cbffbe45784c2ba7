"""Lifecycle rules of S3 buckets."""

from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response


def close():
    newer_noncurrent_versions()


def newer_noncurrent_versions():
    """AWS keeps NoncurrentVersionExpiration.NewerNoncurrentVersions. moto drops it, and the AWS
    provider waits minutes for it to appear, then fails.
    """
    set_lifecycle = FakeBucket.set_lifecycle
    get_lifecycle = S3Response.get_bucket_lifecycle
    serialized = S3Response.serialized

    def set_lifecycle_with_versions(self, rules):
        set_lifecycle(self, rules)
        for stored, rule in zip(self.rules, rules):
            expiration = rule.get("NoncurrentVersionExpiration") or {}
            stored.newer_noncurrent_versions = expiration.get("NewerNoncurrentVersions")

    def get_lifecycle_with_versions(self):
        # moto writes the answer from its own fields and offers no hook, so the value is put in
        # where the finished answer is turned into XML.
        stored = self.backend.get_bucket_lifecycle(self.bucket_name)

        def serialized_with_versions(result):
            for written, rule in zip(result.result["Rules"], stored):
                if getattr(rule, "newer_noncurrent_versions", None):
                    written["NoncurrentVersionExpiration"]["NewerNoncurrentVersions"] = int(
                        rule.newer_noncurrent_versions
                    )
            return serialized(self, result)

        self.serialized = serialized_with_versions
        try:
            return get_lifecycle(self)
        finally:
            del self.serialized

    FakeBucket.set_lifecycle = set_lifecycle_with_versions
    S3Response.get_bucket_lifecycle = get_lifecycle_with_versions
