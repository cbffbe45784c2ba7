import { textLike } from "./primitives";

/**
 * A reference to an image: registry, repository, and a tag, a digest or both
 * (https://pkg.go.dev/github.com/distribution/reference). ECS takes 255 characters of it, as its
 * documentation has it:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
const REGISTRY = String.raw`[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]+)?\/`;
const COMPONENT = String.raw`[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`;
const TAG = String.raw`:\w[\w.-]{0,127}`;
const DIGEST = String.raw`@sha256:[0-9a-f]{64}`;

/** An image, by its tag or digest. */
export const imageUri = textLike(
  new RegExp(`^(?=.{1,255}$)(${REGISTRY})?${COMPONENT}(\\/${COMPONENT})*(${TAG})?(${DIGEST})?$`),
  "use an image's URI without https://, 255 characters at most (for example public.ecr.aws/docker/library/busybox:1.37)",
);
