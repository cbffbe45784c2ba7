import { Construct } from "constructs";
import type { Environment } from "../config/schema/environment";
import type { Service } from "../config/services";
import { ImageBuild, type ImageSource } from "../constructs/image-build";
import { ImageRepository } from "../constructs/image-repository";
import { imageParameterOf } from "../lib/services";
import { type BuildOutputs, buildOutputs } from "./build-outputs";
import { BUILDSPEC } from "./build/buildspec";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";

export interface BuildStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/** Where images come from: a repository for each service and, with a source, a build project. */
export class BuildStack extends EnvironmentStack {
  readonly outputs: BuildOutputs;

  constructor(scope: Construct, props: BuildStackProps) {
    super(scope, "build", props);
    const { names } = this;
    const { build, services, deletionProtection } = this.environment;
    const { buildRoleArn, kmsKeyArn } = props.iam.outputsFor(this);
    const source = imageSource(this.environment);
    const repositoryScope = new Construct(this, "repository");
    const projectScope = new Construct(this, "project");

    const addRepository = (service: string) =>
      new ImageRepository(repositoryScope, service, {
        name: names.repository(service),
        kmsKeyArn,
        imagesKept: build.imagesKept,
        deployedImagesKept: build.deployedImagesKept,
        untaggedImageDays: build.untaggedImageDays,
        preventDestroy: deletionProtection,
        pulledBy: build.promotedTo,
      });
    const addProject = (service: string, settings: Service, url: string, from: ImageSource) =>
      new ImageBuild(projectScope, service, {
        name: names.buildProject(service),
        description: `Builds, pushes and records the image of ${names.service(service)}`,
        roleArn: buildRoleArn,
        kmsKeyArn,
        architecture: settings.architecture,
        computeType: build.computeType,
        timeoutMinutes: build.timeoutMinutes,
        source: from,
        buildspec: BUILDSPEC,
        variables: {
          SERVICE: service,
          REPOSITORY: names.repository(service),
          REPOSITORY_URI: url,
          CLUSTER: names.cluster,
          FAMILY: names.service(service),
          IMAGE_PARAMETER: imageParameterOf(names, service, settings),
        },
        logGroupName: names.buildLogGroup(service),
        logRetentionDays: build.logRetentionDays,
      });

    const repositoryUrls: Record<string, string> = {};
    const projectNames: Record<string, string> = {};
    for (const [service, settings] of Object.entries(services)) {
      const { url } = addRepository(service);
      repositoryUrls[service] = url;
      if (source) projectNames[service] = addProject(service, settings, url, source).projectName;
    }
    this.outputs = this.publish(buildOutputs, { repositoryUrls, projectNames });
  }
}

function imageSource({ name, build, iam }: Environment): ImageSource | undefined {
  const { source } = build;
  const missing = (path: string, what: string) =>
    new Error(`${name}.${path} is missing: name ${what} that build.source reads from`);
  switch (source?.type) {
    case undefined:
      return undefined;
    case "s3":
      if (iam.artifactBucket === undefined) throw missing("iam.artifactBucket", "the bucket");
      return { ...source, bucket: iam.artifactBucket };
    case "connection":
      if (iam.connectionArn === undefined) throw missing("iam.connectionArn", "the connection");
      return { ...source, connectionArn: iam.connectionArn };
  }
}
