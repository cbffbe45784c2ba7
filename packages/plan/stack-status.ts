/**
 * - `unchanged`: there is nothing to apply
 * - `changed`: the saved plan changes something
 * - `preview`: planned with what the code says of something that it reads and that is not there yet
 * - `failed`: Terraform could not plan it, and `error` says why
 * - `skipped`: not planned, because a stack before it failed
 */
export type StackStatus = "unchanged" | "changed" | "preview" | "failed" | "skipped";
