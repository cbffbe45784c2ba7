/** A private repository of ECR; `*` in its name stands for any further part. */
export interface EcrRepository {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}

/**
 * Patterns of image URIs, for JavaScript and for Terraform alike, with the endpoints for FIPS and for both
 * versions of IP: https://docs.aws.amazon.com/general/latest/gr/ecr.html
 */
const registry = (accountId: string, region: string) =>
  `${accountId}[.]dkr[.-]ecr(-fips)?[.]${region}[.][a-z.]+/`;

/** Images of private repositories of ECR, which nobody pulls without a right to. */
export const ECR_IMAGES = `^${registry("[0-9]{12}", "[a-z0-9-]+")}`;

/** The images of some repositories. */
export function imagesOf(repositories: readonly EcrRepository[]): string {
  const patterns = repositories.map(({ accountId, region, name }) => {
    const path = name.replaceAll(".", "[.]").replaceAll("*", "[^:@]+");
    return `${registry(accountId, region)}${path}`;
  });
  return `^(${patterns.join("|")})([:@]|$)`;
}

/** The repository that an ARN names. */
export function repositoryOfArn(arn: string): EcrRepository {
  const [, , , region = "", accountId = "", resource = ""] = arn.split(":");
  return { accountId, region, name: resource.replace(/^repository\//, "") };
}

/** Its ARN. */
export function arnOfRepository(
  { accountId, region, name }: EcrRepository,
  partition: string,
): string {
  return `arn:${partition}:ecr:${region}:${accountId}:repository/${name}`;
}

/** What a task's start does with a repository. */
export const PULLING = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
];
