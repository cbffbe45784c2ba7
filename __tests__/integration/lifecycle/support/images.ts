import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { IMAGE_PARAMETER } from "../live/ssm-ecs";
import type { AwsClients } from "./aws";

const repositoryOf = (service: string) =>
  `123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/${service}`;

/** An image as a build records it. */
export const imageOf = (service: string, digit: string) =>
  `${repositoryOf(service)}@sha256:${digit.repeat(64)}`;

/** The emulator's tasks with this tag never become healthy. */
export const brokenImage = (service: string) => `${repositoryOf(service)}:does-not-start`;

/** Records a service's image, as a build does. */
export async function recordImage({ ssm }: AwsClients, service: string, image: string) {
  const Name = service === "web" ? IMAGE_PARAMETER : `/learner/services/${service}/image`;
  await ssm.send(new PutParameterCommand({ Name, Value: image, Overwrite: true }));
}
