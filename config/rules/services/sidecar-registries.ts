import { serviceRule } from "./service-rule";

/** The endpoints of ECR lead to private repositories of their region, and nowhere else. */
export const sidecarRegistries = serviceRule(["network", "region"], ({ service, sections }) => {
  const { network, region } = sections;
  if (network.nat !== "none") return [];
  const reachable = new RegExp(String.raw`^\d{12}\.dkr\.ecr\.${region}\.amazonaws\.com(\.cn)?/`);
  return Object.entries(service.sidecars)
    .filter(([, { image }]) => !reachable.test(image))
    .map(([sidecar, { image }]) => ({
      path: ["sidecars", sidecar, "image"],
      value: image,
      message:
        `is in a registry that cannot be reached, because nat is "none": use a copy in ECR in ` +
        `${region}, or set nat to "single" or "per-az"`,
    }));
});
