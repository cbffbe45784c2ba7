import type { CasesByRule } from "../fixtures";

const keyArn = "arn:aws:kms:eu-west-1:111111111111:key/0123";
const logGroup = (attributes: object) => ({ aws_cloudwatch_log_group: { log: { ...attributes } } });

export const cloudwatchCases: CasesByRule = {
  "log-group-encrypted": {
    silent: { "a key": logGroup({ kms_key_id: keyArn }) },
    fires: {
      none: [logGroup({}), "has no key"],
      "an empty one": [logGroup({ kms_key_id: "" }), "has no key"],
    },
  },
  "log-group-retention": {
    silent: { "a month": logGroup({ retention_in_days: 30 }) },
    fires: {
      none: [logGroup({}), "keeps its logs for ever"],
      "0, which is none": [logGroup({ retention_in_days: 0 }), "keeps its logs for ever"],
    },
  },
  "log-group-retention-year": {
    production: true,
    silent: {
      "a year": logGroup({ retention_in_days: 365 }),
      "for ever": logGroup({ retention_in_days: 0 }),
    },
    fires: { "a month": [logGroup({ retention_in_days: 30 }), "keeps its logs for 30 days"] },
  },
};
