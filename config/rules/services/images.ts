import { ECR_IMAGES, imagesOf } from "../../../lib/ecr";
import { makeNames } from "../../../lib/names";
import { imageParameterOf } from "../../../lib/services";
import { imageRepositories } from "../../image-repositories";
import { NAME_SECTIONS } from "../names";
import { rule, serviceRule } from "../rule";

/** The build may write these parameters and no others: lib/arns.ts grants the same pattern. */
export const imageParameterPath = serviceRule(NAME_SECTIONS, ({ service, sections }) => {
  const { imageParameter: value } = service;
  const { imageParameter: published, serviceImageParameter } = makeNames(sections);
  if (value === undefined || value === published) return [];
  const [start = "", end = ""] = serviceImageParameter("*").split("*");
  const isGranted =
    value.length > start.length + end.length && value.startsWith(start) && value.endsWith(end);
  if (isGranted) return [];
  const message =
    "is a parameter that the build may not write: " +
    `use one such as ${serviceImageParameter("shop")}, or ${published}`;
  return [{ path: ["imageParameter"], value, message }];
});

/** The build of one service would roll out its image in the other. */
export const imageParametersDistinct = rule([...NAME_SECTIONS, "services"], (sections) => {
  const names = makeNames(sections);
  const services = Object.entries(sections.services).map(([name, service]) => ({
    name,
    parameter: imageParameterOf(names, name, service),
    named: service.imageParameter !== undefined,
  }));
  return services.flatMap((later, index) => {
    const earlier = services.slice(0, index).find(({ parameter }) => parameter === later.parameter);
    if (!earlier) return [];
    // The later one may have its default: then the setting to change is the earlier one's.
    const [at, other] = later.named ? [later, earlier] : [earlier, later];
    const message = `is the image parameter of ${other.name} too: use one of its own for each service`;
    return [{ path: ["services", at.name, "imageParameter"], value: at.parameter, message }];
  });
});

/** The image of the service itself is known at the plan only, and refused there (stacks/task-stack.ts). */
export const sidecarRepositories = serviceRule(
  ["build", "iam", ...NAME_SECTIONS],
  ({ service, sections }) => {
    const pulled = new RegExp(imagesOf(imageRepositories(sections)));
    return Object.entries(service.sidecars)
      .filter(([, { image }]) => new RegExp(ECR_IMAGES).test(image) && !pulled.test(image))
      .map(([sidecar, { image }]) => ({
        path: ["sidecars", sidecar, "image"],
        value: image,
        message:
          "is in a repository of ECR that tasks may not pull from: add the repository's ARN to iam.imageRepositories",
      }));
  },
);
