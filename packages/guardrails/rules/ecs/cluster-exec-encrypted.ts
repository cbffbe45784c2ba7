import type { Guardrail } from "../../guardrail";
import { blocksOf, isOff, isSet } from "#terraform";

export const clusterExecEncrypted: Guardrail = {
  id: "cluster-exec-encrypted",
  title: "ECS Exec sessions and their logs are encrypted with a key of the account's own",
  checks: ["CKV_AWS_224"],
  severity: "high",
  types: ["aws_ecs_cluster"],
  remedy: "set kms_key_id, and the encryption of each log in log_configuration",
  check: ({ attributes }) =>
    blocksOf(attributes, "configuration", "execute_command_configuration").flatMap((exec) => [
      ...(isSet(exec["kms_key_id"])
        ? []
        : [{ about: "sessions", why: "has no key for ECS Exec sessions" }]),
      ...blocksOf(exec, "log_configuration").flatMap((log) => [
        ...(isSet(log["cloud_watch_log_group_name"]) && isOff(log["cloud_watch_encryption_enabled"])
          ? [
              {
                about: "log group",
                why: "does not say that the log group of ECS Exec is encrypted",
              },
            ]
          : []),
        ...(isSet(log["s3_bucket_name"]) && isOff(log["s3_bucket_encryption_enabled"])
          ? [{ about: "bucket", why: "does not encrypt ECS Exec logs in S3" }]
          : []),
      ]),
    ]),
};
