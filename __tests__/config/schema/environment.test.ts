import { expect, test } from "@jest/globals";
import { networkSchema } from "../../../config/schema/network";
import { messageFor, settingsOf, topSettings } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "an account id that is missing",
    { accountId: undefined },
    "dev.accountId: is missing: use the 12 digits of the AWS account in quotes, leading zeros included",
  ],
  [
    "an account id of 11 digits",
    { accountId: "11111111111" },
    'dev.accountId: "11111111111" is not valid: use the 12 digits of the AWS account in quotes, leading zeros included',
  ],
  [
    "an account id as a number",
    { accountId: 111111111111 },
    "dev.accountId: 111111111111 is not a string: use the 12 digits of the AWS account in quotes, leading zeros included",
  ],
  [
    "a region that does not exist",
    { region: "us-east-9" },
    'dev.region: "us-east-9" is not allowed: use a region that config/regions.ts lists: af-south-1, ap-east-1, ap-east-2, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ap-southeast-5, ap-southeast-6, ap-southeast-7, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, me-west-1, mx-central-1, sa-east-1, sa-west-1, us-east-1, us-east-2, us-west-1, us-west-2, us-gov-east-1, us-gov-west-1, cn-north-1, cn-northwest-1 (did you mean us-east-1?)',
  ],
  [
    "a key that is no setting",
    { regoin: "us-east-1" },
    `dev.regoin: is not a setting: use ${topSettings} (did you mean region?)`,
  ],
  [
    "upper case in the prefix",
    { namePrefix: "Learner" },
    'dev.namePrefix: "Learner" is not valid: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)',
  ],
  [
    "a prefix of 21 characters",
    { namePrefix: "learner-in-the-cloud2" },
    'dev.namePrefix: "learner-in-the-cloud2" is too long: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)',
  ],
  [
    "an empty prefix",
    { namePrefix: "" },
    'dev.namePrefix: "" is not valid: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)',
  ],
  [
    "true in quotes",
    { deletionProtection: "true" },
    'dev.deletionProtection: "true" is a string, not a boolean: use true or false',
  ],
  [
    "a number where a section belongs",
    { network: 5 },
    `dev.network: 5 is not an object: use an object with ${settingsOf(networkSchema)}`,
  ],
  [
    "null where a section belongs",
    { tags: null },
    "dev.tags: null is not an object: use an object with teamName, environment, additional",
  ],
  [
    "an emulator's port that is no port",
    { emulatorEndpoint: "http://127.0.0.1:70000" },
    'dev.emulatorEndpoint: "http://127.0.0.1:70000" is not allowed: use an address on this machine with its port (for example http://127.0.0.1:4566)',
  ],
  [
    "an emulator on another machine",
    { emulatorEndpoint: "https://example.com" },
    'dev.emulatorEndpoint: "https://example.com" is not valid: use an address on this machine with its port (for example http://127.0.0.1:4566)',
  ],
  [
    "a project that is no text",
    { project: 5 },
    "dev.project: 5 is not a string: use 1 to 40 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)",
  ],
];

test.each(MISTAKES)("refuses at the top level %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
