import { type CasesByRule, policy, ref } from "../fixtures";

const everyone = policy({ Sid: "A", Effect: "Allow", Principal: "*", Action: "kms:Decrypt" });
const account = policy({
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111111111111:root" },
  Action: "kms:*",
});
const key = (attributes: object) => ({ aws_kms_key: { key: { ...attributes } } });

export const kmsCases: CasesByRule = {
  "key-rotation": {
    silent: {
      "a key that rotates": key({ enable_key_rotation: true }),
      "a key that cannot": key({ customer_master_key_spec: "RSA_2048" }),
    },
    fires: { "a key that does not": [key({}), "is never rotated"] },
  },
  "key-policy-explicit": {
    silent: {
      "one inside": key({ policy: account }),
      "one beside": {
        ...key({}),
        aws_kms_key_policy: { policy: { key_id: ref("aws_kms_key.key") } },
      },
    },
    fires: { none: [key({}), "has AWS's default policy"] },
  },
  "key-policy-everyone": {
    silent: { "its account": key({ policy: account }) },
    fires: {
      everyone: [key({ policy: everyone }), "lets everyone use the key (A)"],
      "everyone, beside it": [
        { aws_kms_key_policy: { policy: { policy: everyone } } },
        "lets everyone use the key (A)",
      ],
    },
  },
};
