import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { describeLost, lostStates } from "../state/lost-states";
import { bucketOf } from "../state/state-versions";
import type { Finding, Patient } from "./finding";

/** States that were deleted while they listed resources. */
export async function findDeletedStates({
  environment,
  client,
  stored,
}: Patient): Promise<Finding[]> {
  const lost = await lostStates(client, environment, stored);
  return lost.map((one): Finding => {
    const { key, id } = one.stored;
    const name = `deleted-state:${id}`;
    const evidence = [`${describeLost(one)} (${key}).`];
    if (!one.last) {
      const advice =
        "Its resources have to be imported, or found by their tags and deleted: " +
        'docs/runbook.md has how, under "already exists".';
      return { name, evidence: [...evidence, advice] };
    }
    return {
      name,
      evidence,
      remedy: {
        what: `Takes the deletion back, so that version ${one.last.versionId} is the newest again.`,
        wayBack: `aws s3 rm s3://${bucketOf(environment).Bucket}/${key}`,
        carryOut: async () => {
          const request = { ...bucketOf(environment), Key: key, VersionId: one.deletion };
          await client.send(new DeleteObjectCommand(request));
        },
      },
    };
  });
}
