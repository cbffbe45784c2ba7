/** An attribute's name as it is said: `readonlyRootFilesystem` is `readonly root filesystem`. */
export const inWords = (name: string): string =>
  name
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

/** `cpu 256 -> 512` */
export const changeOf = (what: string, before: unknown, after: unknown): string =>
  `${what} ${plain(before)} -> ${plain(after)}`;

const plain = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "unset";

/** `web:2`, `web@sha256:0123456789ab`: an image without its registry. */
export const shortImage = (image: string): string =>
  image.replace(/^.*\//, "").replace(/(@sha256:[\da-f]{12})[\da-f]+$/, "$1");
