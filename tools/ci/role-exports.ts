import type { CiEnvironment } from "./ci-environments";

/** Lines for a shell that make an environment's role the one that AWS's SDKs ask for. */
export function roleExports(environment: CiEnvironment, duty: "plan" | "deploy"): string {
  const { region, planRoleArn, deployRoleArn, noRefresh } = environment;
  return Object.entries({
    AWS_ROLE_ARN: duty === "plan" ? planRoleArn : deployRoleArn,
    AWS_REGION: region,
    NO_REFRESH: noRefresh.join(" "),
  })
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join("\n");
}

/** One word to a shell, whatever stands in it. */
const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
