import type { CasesByRule } from "../fixtures";

const keyArn = "arn:aws:kms:eu-west-1:111111111111:key/0123";

export const snsCases: CasesByRule = {
  "topic-encrypted": {
    silent: { "a key": { aws_sns_topic: { topic: { kms_master_key_id: keyArn } } } },
    fires: { none: [{ aws_sns_topic: { topic: {} } }, "has no key"] },
  },
};
