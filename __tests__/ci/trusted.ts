import { IamStack } from "../../stacks/iam-stack";
import { resourcesOf, testApp } from "#testing";
import { ciEnvironments } from "../../tools/ci/ci-environments";
import { testEnvironment } from "../test-environment";

type Provider = "github" | "gitlab";

/** What the roles of an environment named `test` trust, and what CI's jobs are told of it. */
export function trusted(provider: Provider) {
  const environment = testEnvironment({
    iam: { ci: { provider, repository: "example/shop", rollout: true } },
    ssm: { secrets: { key: {} } },
  });
  const stack = new IamStack(testApp(), { environment });
  const roles = resourcesOf(stack, "aws_iam_role").map(({ attributes }) => {
    const { Statement } = JSON.parse(String(attributes["assume_role_policy"])) as {
      readonly Statement: readonly {
        readonly Condition: {
          readonly StringEquals: Readonly<Record<string, string | readonly string[]>>;
        };
      }[];
    };
    const equals = Object.entries(Statement[0]?.Condition.StringEquals ?? {});
    const valuesOf = (claim: string) =>
      equals.filter(([key]) => key.endsWith(`:${claim}`)).flatMap(([, values]) => values);
    const arn = `arn:aws:iam::111111111111:role/${String(attributes["name"])}`;
    return { arn, subjects: valuesOf("sub"), audiences: valuesOf("aud") };
  });
  const [told] = ciEnvironments([environment], { provider });
  if (told === undefined) throw new Error("CI does not handle it");
  const roleOf = (arn: string) => roles.find((role) => role.arn === arn);
  return {
    told,
    plan: roleOf(told.planRoleArn),
    deploy: roleOf(told.deployRoleArn),
    rollout: roleOf(String(told.rolloutRoleArn)),
  };
}
