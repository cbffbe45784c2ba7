import { placeOf, withDiagnosisClients } from "../services/place";
import { describeService } from "../diagnosis/gather";
import { type Call, type Command, oneService } from "./command";
import { imageOfRevision } from "./image-of-revision";
import { recordedImages, succession } from "./recorded-images";
import { table } from "./table";

/** `images`: what was recorded. */
export const IMAGES: Command = {
  name: "images",
  takes: "<environment> <service>",
  does: "images that were recorded, the newest first: by whom, when, and which one runs",
  services: "one",
  run: images,
};

async function images(call: Call): Promise<number> {
  const { environment } = call;
  const { service } = oneService(call);
  const recorded = await recordedImages(environment, service);
  if (recorded.length === 0) {
    console.log(`No image of ${service} was recorded yet.`);
    return 0;
  }
  const runs = await runningImage(call, service);
  const steps = succession(recorded);
  const rows = recorded.map((one) => {
    const step = steps.indexOf(one);
    return [
      step < 0 ? "taken back" : step === 0 ? "recorded" : `-${step}`,
      one.at?.toISOString() ?? "",
      one.by,
      one.image,
      step >= 0 && one.image === runs ? "runs" : "",
    ];
  });
  console.log(table(["", "at", "by", "image", ""], rows));
  console.log(
    `\n"npm run ops -- rollback ${environment.name} ${service}" rolls out the one before (-1).`,
  );
  return 0;
}

async function runningImage({ environment }: Call, service: string): Promise<string | undefined> {
  return withDiagnosisClients(environment, async ({ ecs }) => {
    const found = await describeService(ecs, placeOf(environment, service));
    return found && imageOfRevision(ecs, found.taskDefinition, service);
  });
}
