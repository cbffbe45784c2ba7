/**
 * How a tag begins that says of an image that it was deployed: builds give it to what runs
 * (stacks/build/buildspec.ts), and the repository keeps what has it (constructs/image-repository.ts).
 */
export const DEPLOYED_TAG_PREFIX = "deployed-";
