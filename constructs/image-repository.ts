import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import { Construct } from "constructs";
import { DEPLOYED_TAG_PREFIX } from "../lib/deployed-tags";
import { PULLING } from "../lib/ecr";
import { policyDocument, type PolicyStatement } from "../lib/policy";

export interface ImageRepositoryProps {
  readonly name: string;
  readonly kmsKeyArn: string;
  /** Newest images that are kept. */
  readonly imagesKept: number;
  /** Newest images with a tag of `DEPLOYED_TAG_PREFIX` that are kept besides. */
  readonly deployedImagesKept: number;
  /** Days that an image without a tag is kept. */
  readonly untaggedImageDays: number;
  /** Keeps the repository, and with it its images, from being destroyed. @default false */
  readonly preventDestroy?: boolean;
  /** ARNs of roles in other accounts that pull the images. @default none */
  readonly pulledBy?: readonly string[];
}

/** Keeps a service's images: a tag never changes its image, and every push is scanned. */
export class ImageRepository extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    const { name, preventDestroy = false, pulledBy = [] } = props;

    const repository = new EcrRepository(this, "repository", {
      name,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: props.kmsKeyArn }],
      // AWS deletes only empty repositories: what may be destroyed has to go with its images.
      forceDelete: !preventDestroy,
      tags: { Name: name },
      lifecycle: { preventDestroy },
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: repository.name,
      policy: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            description: "Drop images without a tag",
            selection: {
              tagStatus: "untagged",
              countType: "sinceImagePushed",
              countUnit: "days",
              countNumber: props.untaggedImageDays,
            },
            action: { type: "expire" },
          },
          {
            // What an earlier rule is about, a later one never removes:
            // https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
            rulePriority: 2,
            description: "Keep what was deployed",
            selection: {
              tagStatus: "tagged",
              tagPrefixList: [DEPLOYED_TAG_PREFIX],
              countType: "imageCountMoreThan",
              countNumber: props.deployedImagesKept,
            },
            action: { type: "expire" },
          },
          {
            // ECR wants the rule about any image to be the last.
            rulePriority: 3,
            description: "Keep the newest images",
            selection: {
              tagStatus: "any",
              countType: "imageCountMoreThan",
              countNumber: props.imagesKept,
            },
            action: { type: "expire" },
          },
        ],
      }),
    });

    if (pulledBy.length > 0) {
      new EcrRepositoryPolicy(this, "policy", {
        repository: repository.name,
        policy: policyDocument([pullStatement(pulledBy)]),
      });
    }

    this.url = repository.repositoryUrl;
  }
}

/**
 * The accounts are the principals, and a condition says which of their roles: ECR refuses a policy that names
 * a role that is not there yet, or not any more.
 */
function pullStatement(roleArns: readonly string[]): PolicyStatement {
  const accounts = roleArns.map((arn) => arn.replace(/:role\/.*$/, ":root"));
  return {
    sid: "PullFromOtherAccounts",
    actions: PULLING,
    principals: { AWS: [...new Set(accounts)] },
    conditions: { ArnEquals: { "aws:PrincipalArn": roleArns } },
  };
}
