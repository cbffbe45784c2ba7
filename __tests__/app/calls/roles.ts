import type { Role } from "#analysis";
import type { SynthesizedApp, SynthesizedResource } from "#terraform";
import { readApp } from "#terraform";
import { roleOf } from "#testing";
import type { CiDuty } from "../../../lib/names";
import { parseEnvironments } from "../../../config/load-environments";
import { HOSTED_ZONE, WEB_ACL } from "../../../tools/calls/identities";
import { everythingOnInput } from "../../integration/lifecycle/support/everything-on";
import { synthesizeApp } from "../synthesized-app";

const ACCOUNT = "123456789012";
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/boundary`;

/** The keys of the recording, by the stack that manages them. */
const KEYS: Readonly<Record<string, string>> = {
  "local-iam": "key-local-iam",
  "local-state": "key-tools",
};

/** CI's roles of the environment that the recorded story deploys, after its changes. */
export function ciRoles(): Readonly<Record<CiDuty, Role>> {
  const input = everythingOnInput(
    {
      hostedZoneId: HOSTED_ZONE,
      webAclArn: `arn:aws:wafv2:us-east-1:${ACCOUNT}:regional/webacl/guard/${WEB_ACL}`,
      boundaryArn: BOUNDARY,
    },
    true,
  );
  // The story deploys; whoever only rolls out makes some of its calls.
  const ci = { provider: "github", repository: "example/shop", rollout: true } as const;
  const environments = parseEnvironments({ local: { ...input, iam: { ...input.iam, ci } } });
  const app = withKnownKeys(readApp(synthesizeApp(environments).outdir));
  // Not the app's; the story's allows everything.
  const knownPolicies = {
    [BOUNDARY]: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "*", Resource: "*" },
    },
  };
  return {
    plan: roleOf(app, "learner-ci-plan", { knownPolicies }),
    deploy: roleOf(app, "learner-ci-deploy", { knownPolicies }),
    rollout: roleOf(app, "learner-ci-rollout", { knownPolicies }),
  };
}

/** A key's ARN is known only at plan: here it is that of the recording. */
function withKnownKeys({ stacks }: SynthesizedApp): SynthesizedApp {
  const known = (resource: SynthesizedResource) => ({
    ...resource,
    attributes: {
      ...resource.attributes,
      arn: `arn:aws:kms:us-east-1:${ACCOUNT}:key/${KEYS[resource.stackId] ?? ""}`,
    },
  });
  return {
    stacks: stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.map((one) => (one.type === "aws_kms_key" ? known(one) : one)),
    })),
  };
}
