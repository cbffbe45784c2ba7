import { z } from "zod";
import { isPort } from "../port";
import { albSchema } from "./alb";
import { buildSchema } from "./build";
import { ecsSchema } from "./ecs";
import { guardrailsSchema } from "./guardrails";
import { iamSchema } from "./iam";
import { monitoringSchema } from "./monitoring";
import { namesSchema } from "./names";
import { networkSchema } from "./network";
import {
  accountId,
  kebabCase,
  regionName,
  tagKey,
  tagValue,
  textLike,
  yesOrNo,
} from "./primitives";
import { serviceSchema } from "./service";
import { ssmSchema } from "./ssm";
import { stateSchema } from "./state";

const tagsSchema = z.strictObject({
  /**
   * Value of the tag `TeamName`.
   * @default awslearner
   */
  teamName: tagValue.default("awslearner"),
  /**
   * Value of the tag `Environment`.
   * @default the environment's name
   */
  environment: tagValue.optional(),
  /**
   * Further tags.
   * @default none
   */
  additional: z.record(tagKey, tagValue).default({}),
});

const ENDPOINT_REMEDY =
  "use an address on this machine with its port (for example http://127.0.0.1:4566)";

/** Everything an environment file may set. */
export const environmentSchema = z.strictObject({
  /**
   * First part of the state's key and value of the tag `Project`.
   * @default vpc-to-ecs
   */
  project: kebabCase(40).default("vpc-to-ecs"),
  /** First part of every name; no other environment of the account has the same. */
  namePrefix: kebabCase(20),
  /** The account that everything is created in; no other account is ever touched. */
  accountId,
  /**
   * Region that everything is created in.
   * @default us-east-1
   */
  region: regionName.default("us-east-1"),
  /**
   * Guards what holds data or addresses (VPC, keys, cluster, secrets) against destruction: a plan
   * that would destroy or replace one of them fails. It also says that this is production: findings
   * of severity high or critical (docs/guardrails.md) then end the synthesis.
   * @default false
   */
  deletionProtection: yesOrNo.default(false),
  /**
   * Address of an AWS emulator on this machine that takes the place of AWS.
   * @default AWS itself
   */
  emulatorEndpoint: textLike(/^http:\/\/(127\.0\.0\.1|localhost):\d+$/, ENDPOINT_REMEDY)
    .refine((url) => isPort(url.replace(/^.*:/, "")), ENDPOINT_REMEDY)
    .optional(),
  /** Tags on everything besides `Name`, `Project`, `Stack` and `ManagedBy`. */
  tags: tagsSchema.prefault({}),
  /** Names that replace those made from `namePrefix`. */
  names: namesSchema.prefault({}),
  /** The S3 bucket that holds the Terraform state. */
  state: stateSchema.prefault({}),
  /** The roles and the environment's KMS key. */
  iam: iamSchema.prefault({}),
  /** The VPC and what is in it. */
  network: networkSchema.prefault({}),
  /** Parameter Store: the image, configuration values and secrets. */
  ssm: ssmSchema.prefault({}),
  /** The cluster. */
  ecs: ecsSchema.prefault({}),
  /** Image repositories, one for each service, and the projects that build the images. */
  build: buildSchema.prefault({}),
  /**
   * The load balancer of the public services.
   * @default none
   */
  alb: albSchema.optional(),
  /** Where alarms go. */
  monitoring: monitoringSchema.prefault({}),
  /** The checks that every synthesis makes. */
  guardrails: guardrailsSchema.prefault({}),
  /**
   * What runs on the cluster, by name.
   * @default none
   */
  services: z.record(kebabCase(20), serviceSchema).default({}),
});

/** What an environment file exports. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** A checked environment, every default filled in, frozen. */
export type Environment = Readonly<z.output<typeof environmentSchema>> & {
  /** The file's name without its ending: `dev`. */
  readonly name: string;
};
