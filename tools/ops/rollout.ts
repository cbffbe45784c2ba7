import { PutParameterCommand } from "@aws-sdk/client-ssm";
import type { Environment } from "../../config/schema/environment";
import { ssmClient } from "../aws/clients";
import { deployEnvironment } from "../deploy/deploy-environment";
import { deployExitCode, describeDeploy } from "../deploy/outcome";
import { inEnvironment } from "../plan/in-environment";
import { ToolError } from "../process/errors";
import { type Call, type Command, oneService } from "./command";
import { imageParameter, recordedImages, succession } from "./recorded-images";

/** `rollout`: another image. */
export const ROLLOUT: Command = {
  name: "rollout",
  takes: "<environment> <service> <image>",
  does: "records an image and deploys that one service; where it does not start, the record is put back",
  services: "one",
  rest: [1, 1],
  run: (call) => rollOut(call, call.rest[0] ?? ""),
};

/** `rollback`: an image from before. */
export const ROLLBACK: Command = {
  name: "rollback",
  takes: "<environment> <service> [<n>]",
  does: "rolls out the image that was recorded n images before (1)",
  services: "one",
  rest: [0, 1],
  run: rollBack,
};

async function rollBack(call: Call): Promise<number> {
  const { environment } = call;
  const { service } = oneService(call);
  const [steps = "1"] = call.rest;
  if (!/^[1-9]\d*$/.test(steps))
    throw new ToolError(`rollback: "${steps}" is no number: use 1 or more.`);
  const images = succession(await recordedImages(environment, service));
  const image = images[Number(steps)]?.image;
  if (image === undefined)
    throw new ToolError(
      `${service} has ${Math.max(0, images.length - 1)} images from before: ` +
        `"npm run ops -- images ${environment.name} ${service}" lists them. Nothing was done.`,
    );
  return rollOut(call, image);
}

async function rollOut(call: Call, image: string): Promise<number> {
  const { environment } = call;
  const { service } = oneService(call);
  refuseImage(image);
  const before = (await recordedImages(environment, service))[0]?.image;
  const started = Date.now();
  const code = await inEnvironment(environment.name, async (context) => {
    await record(environment, service, image);
    console.log(`${service}: recorded ${image}.`);
    const id = `${environment.name}-service-${service}`;
    const result = await deployEnvironment(context, {
      ids: [id],
      autoApprove: true,
      allows: [],
      parallelism: 1,
    });
    const again = `npm run ops -- rollout ${environment.name} ${service} <image>`;
    const milliseconds = Date.now() - started;
    console.log(`\n${describeDeploy(result, { environment, again, milliseconds })}`);
    return deployExitCode(result);
  });
  if (code !== 0 && before !== image) await putBack(environment, service, before);
  return code;
}

/** Otherwise the next deployment would try the same image again. */
async function putBack(
  environment: Environment,
  service: string,
  before: string | undefined,
): Promise<void> {
  await record(environment, service, before ?? environment.ssm.imagePlaceholder);
  console.log(`${service}: recorded ${before ?? "no image"} again, as before.`);
}

async function record(environment: Environment, service: string, image: string): Promise<void> {
  const client = ssmClient(environment);
  try {
    const Name = imageParameter(environment, service);
    await client.send(new PutParameterCommand({ Name, Value: image, Overwrite: true }));
  } finally {
    client.destroy();
  }
}

/** @throws ToolError for what is no image */
function refuseImage(image: string): void {
  if (/^[\w.-]+(:\d+)?(\/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]{64})?$/.test(image)) return;
  throw new ToolError(
    `"${image}" is no image: use <repository>@sha256:<digest>, or <repository>:<tag>. Nothing was done.`,
  );
}
