import { z } from "zod";
import { ask } from "../../../../tools/emulator/health";

const PATIENCE_MS = 60_000;

const CALLS = z.object({
  /** Calls before these, which the record had no room for. */
  dropped: z.number(),
  calls: z.array(
    z.object({
      number: z.number(),
      /** As botocore names it: `elbv2`. */
      service: z.string(),
      /** The service of the credential scope: `elasticloadbalancing`. */
      signedAs: z.string(),
      operation: z.string(),
      /** As the API model names them; what is secret reads "(sensitive)", a blob has its `bytes`. */
      parameters: z.record(z.string(), z.unknown()),
      region: z.string(),
      accessKey: z.string(),
      /** `dev-network`, where Terraform asked. */
      stack: z.string().nullable(),
      status: z.number(),
      /** "model", or a refusal of docs/emulator-refusals.md. */
      refusedBy: z.string().nullable(),
    }),
  ),
});

/** Everything that an emulator, and the one that it is a copy of, were asked, oldest first. */
export const callsOf = async (port: number) =>
  CALLS.parse(JSON.parse(await ask(port, "GET", "/_emulator/calls", PATIENCE_MS)));
