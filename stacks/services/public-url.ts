import type { Environment } from "../../config/schema/environment";
import type { PublicService } from "../../config/services";

/**
 * Where a public service answers, as far as the configuration tells: a host of its route, else a name that
 * the certificate is issued for, because browsers trust no other. The names of a given certificate nobody
 * knows here; there, and without one, it is the load balancer's own. A pattern stands where all is one.
 */
export function publicUrl(
  {
    alb,
  }: {
    readonly alb?: Pick<NonNullable<Environment["alb"]>, "certificate" | "plainHttp"> | undefined;
  },
  { route: { hosts, paths } }: { readonly route: Pick<PublicService["route"], "hosts" | "paths"> },
  { dnsName }: { readonly dnsName: string },
): string {
  const scheme = alb?.plainHttp === true ? "http" : "https";
  const host = hostOf(hosts, certifiedNames(alb?.certificate)) ?? dnsName;
  const path = paths.find(isLiteral) ?? paths[0] ?? "/";
  return `${scheme}://${host}${path.replace(/[*?].*$/, "")}`;
}

function hostOf(hosts: readonly string[], certified: readonly string[]): string | undefined {
  const answered = certified.filter(
    (name) => hosts.length === 0 || hosts.some((host) => matches(host, name)),
  );
  return hosts.find(isLiteral) ?? answered.find(isLiteral) ?? hosts[0] ?? answered[0];
}

function certifiedNames(
  certificate: NonNullable<Environment["alb"]>["certificate"],
): readonly string[] {
  if (certificate?.type !== "issued") return [];
  return [certificate.domainName, ...certificate.alternativeNames];
}

function isLiteral(pattern: string): boolean {
  return !/[*?]/.test(pattern);
}

/** `*` stands for any text and `?` for one character. */
function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .replaceAll(".", String.raw`\.`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(name);
}
