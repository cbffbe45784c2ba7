import type { Environment } from "../../config/schema/environment";
import type { PublicService } from "../../config/services";

/** Where a public service answers, as far as its route tells. */
export function publicUrl(
  { alb }: Environment,
  { route }: PublicService,
  { dnsName }: { readonly dnsName: string },
): string {
  const scheme = alb?.plainHttp === true ? "http" : "https";
  const host = route.hosts.find((name) => !/[*?]/.test(name)) ?? dnsName;
  const path = route.paths.find((pattern) => !/[*?]/.test(pattern)) ?? route.paths[0] ?? "/";
  return `${scheme}://${host}${path.replace(/[*?].*$/, "")}`;
}
