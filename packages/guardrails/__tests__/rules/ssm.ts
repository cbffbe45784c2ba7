import { type CasesByRule, ref } from "../fixtures";

const keyArn = "arn:aws:kms:eu-west-1:111111111111:key/0123";
const parameter = (attributes: object) => ({ aws_ssm_parameter: { p: { ...attributes } } });

export const ssmCases: CasesByRule = {
  "parameter-customer-key": {
    silent: {
      "a key": parameter({ type: "SecureString", key_id: keyArn }),
      "a key that is not made yet": parameter({
        type: "SecureString",
        key_id: ref("aws_kms_key.key", "arn"),
      }),
      "no secret": parameter({ type: "String" }),
    },
    fires: {
      none: [
        parameter({ type: "SecureString" }),
        "is encrypted with AWS's own key, which everyone in the account may use",
      ],
      "AWS's": [
        parameter({ type: "SecureString", key_id: "alias/aws/ssm" }),
        "is encrypted with AWS's own key, which everyone in the account may use",
      ],
    },
  },
  "parameter-secret-type": {
    silent: {
      "a secret that is one": parameter({ type: "SecureString", name: "/app/db-password" }),
      "a setting": parameter({ type: "String", name: "/app/log-level", value: "info" }),
      "a secret that may be none": parameter({ type: "String", name: "/app/token", value: "3600" }),
      "where a secret is": parameter({ type: "String", name: "/app/password-parameter-name" }),
    },
    fires: {
      "a secret by its name": [
        parameter({ type: "String", name: "/app/db-password", value: "x" }),
        "is plain text, and is secret by its name",
      ],
      "a secret that is known after an apply": [
        parameter({ type: "String", name: "/app/db-password", value: ref("random_password.db") }),
        "is plain text, and is secret by its name",
      ],
      "a secret by its look": [
        parameter({ type: "String", name: "/app/x", value: "AKIAIOSFODNN7EXAMPLE" }),
        "is plain text, and looks like an AWS access key",
      ],
    },
  },
};
