import { DEPLOYED_TAG_PREFIX } from "../../lib/deployed-tags";

/**
 * What a build does, in CodeBuild's own language
 * (https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html): one text for every
 * service. The project's variables say which service is built: SERVICE, REPOSITORY, REPOSITORY_URI,
 * IMAGE_PARAMETER, and CLUSTER and FAMILY for what runs of it. SERVICE_DIRECTORY can be given when a build is started; it is the directory
 * that has the service's Dockerfile.
 *
 * Variables are written without braces: Terraform would take braces for its own.
 */
export const BUILDSPEC = `\
version: 0.2

env:
  shell: bash

phases:
  pre_build:
    commands:
      - REGISTRY=$(echo "$REPOSITORY_URI" | cut -d/ -f1)
      - aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"

  # Everything else is in one phase: post_build would run even after a build that failed.
  build:
    commands:
      # A repository with several services keeps them in services/; one with one, at its top.
      - if [ -z "$SERVICE_DIRECTORY" ] && [ -d "services/$SERVICE" ]; then SERVICE_DIRECTORY="services/$SERVICE"; fi
      - if [ -z "$SERVICE_DIRECTORY" ]; then SERVICE_DIRECTORY=.; fi

      # Tags cannot be used twice: the build's number makes each a new one. The commit says what
      # was built; an archive in S3 has none, so the build's start stands in for it.
      - COMMIT=$(echo "$CODEBUILD_RESOLVED_SOURCE_VERSION" | grep -oE '^[0-9a-f]{12}' || echo "$CODEBUILD_START_TIME")
      - IMAGE="$REPOSITORY_URI:build-$CODEBUILD_BUILD_NUMBER-$COMMIT"

      # Before there is one more image: what is deployed now gets a tag by which the repository keeps it,
      # however many builds come without a deployment. Of a service these are the revisions of its
      # deployments, of a task that runs by the clock the newest; before the first there are none.
      - DEPLOYED=$(aws ecs describe-services --cluster "$CLUSTER" --services "$FAMILY" --query "services[].deployments[].taskDefinition" --output text || true)
      - IMAGES=$(for TASK in $FAMILY $DEPLOYED; do aws ecs describe-task-definition --task-definition "$TASK" --query "taskDefinition.containerDefinitions[].image" --output text || true; done)
      - DIGESTS=$(for USED in $IMAGES; do case "$USED" in "$REPOSITORY_URI"@*) echo "$USED" | cut -d@ -f2;; esac; done | sort -u)
      - for ONE in $DIGESTS; do MANIFEST=$(aws ecr batch-get-image --repository-name "$REPOSITORY" --image-ids imageDigest="$ONE" --query "images[0].imageManifest" --output text) && aws ecr put-image --repository-name "$REPOSITORY" --image-tag "${DEPLOYED_TAG_PREFIX}$CODEBUILD_BUILD_NUMBER-$(echo "$ONE" | cut -c8-19)" --image-manifest "$MANIFEST" > /dev/null || echo "$ONE could not be tagged, and may go when it is old"; done

      # Layers of the image before are pulled and used again where nothing changed. Before the
      # first image the parameter holds a placeholder.
      - PREVIOUS=$(aws ssm get-parameter --name "$IMAGE_PARAMETER" --query Parameter.Value --output text)
      - case "$PREVIOUS" in "$REPOSITORY_URI"@*) CACHE="--cache-from $PREVIOUS";; *) CACHE="";; esac
      - docker build $CACHE --build-arg BUILDKIT_INLINE_CACHE=1 --tag "$IMAGE" "$SERVICE_DIRECTORY"
      - docker push "$IMAGE"

      # The digest is known once the image is pushed. It is what services run: unlike a tag, it
      # cannot mean anything else later.
      - DIGEST=$(docker inspect --format '{{index .RepoDigests 0}}' "$IMAGE")
      - aws ssm put-parameter --name "$IMAGE_PARAMETER" --value "$DIGEST" --overwrite
      - echo "$IMAGE_PARAMETER is now $DIGEST"
`;
