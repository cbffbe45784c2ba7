import { z } from "zod";

/** A call as the emulator writes it down (tools/emulator/calls.py). */
export const RECORDED_CALL = z.object({
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
});

export type RecordedCall = z.infer<typeof RECORDED_CALL>;

/** What of a call decides whether AWS allows it. */
export type Call = Pick<RecordedCall, "signedAs" | "operation" | "parameters" | "stack">;

/** `ec2:CreateSubnet`, as the operation is called and not the action. */
export const nameOfCall = ({ signedAs, operation }: Call): string => `${signedAs}:${operation}`;
