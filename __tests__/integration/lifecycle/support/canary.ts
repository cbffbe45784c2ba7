/** Planted as a secret's value; it must turn up in Parameter Store and nowhere else. */
export const CANARY = "canary-4f1c9a7be2d84f55";
