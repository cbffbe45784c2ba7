/**
 * - `unchanged`: there is nothing to apply
 * - `changed`: the saved plan changes something
 * - `preview`: planned with placeholders, because a stack that it reads is not applied yet
 * - `failed`: Terraform could not plan it, and `error` says why
 * - `skipped`: not planned, because a stack before it failed
 */
export type StackStatus = "unchanged" | "changed" | "preview" | "failed" | "skipped";
