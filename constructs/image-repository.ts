import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Construct } from "constructs";
import { DEPLOYED_TAG_PREFIX } from "../lib/deployed-tags";

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
}

/** Keeps a service's images: a tag never changes its image, and every push is scanned. */
export class ImageRepository extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    const { name, preventDestroy = false } = props;

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

    this.url = repository.repositoryUrl;
  }
}
