export { toHaveOutput, toHaveOutputReadBy } from "./outputs";
export { toHaveEveryResource, toHaveResource, toHaveResourceCount } from "./resources";
export { toDependOn, toHaveBackend } from "./stack";
export { toTagEverything } from "./tags";
