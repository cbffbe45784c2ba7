import type { CasesByRule } from "../fixtures";

const repository = (attributes: object) => ({ aws_ecr_repository: { r: { ...attributes } } });

export const ecrCases: CasesByRule = {
  "repository-immutable-tags": {
    silent: { immutable: repository({ image_tag_mutability: "IMMUTABLE" }) },
    fires: {
      unsaid: [repository({}), "lets a tag be moved to another image"],
      mutable: [
        repository({ image_tag_mutability: "MUTABLE" }),
        "lets a tag be moved to another image",
      ],
    },
  },
  "repository-customer-key": {
    silent: {
      "a key": repository({ encryption_configuration: [{ encryption_type: "KMS", kms_key: "k" }] }),
    },
    fires: {
      unsaid: [repository({}), "has no key of the account's own"],
      "AWS's key": [
        repository({ encryption_configuration: { encryption_type: "KMS" } }),
        "has no key of the account's own",
      ],
    },
  },
  "repository-scan": {
    silent: { on: repository({ image_scanning_configuration: { scan_on_push: true } }) },
    fires: {
      unsaid: [repository({}), "does not scan images"],
      off: [
        repository({ image_scanning_configuration: [{ scan_on_push: false }] }),
        "does not scan images",
      ],
    },
  },
  "repository-lifecycle": {
    silent: {
      one: {
        ...repository({ name: "shop/web" }),
        aws_ecr_lifecycle_policy: { l: { repository: "shop/web" } },
      },
    },
    fires: { none: [repository({ name: "shop/web" }), "keeps every image for ever"] },
  },
};
