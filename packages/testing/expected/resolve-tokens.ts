import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import { isPlainObject } from "./compare";

/**
 * An expected value as Terraform will read it: constructs hand out tokens (`vpc.id`), and the
 * configuration has references in their place (`${aws_vpc.vpc.id}`).
 *
 * @throws Error when there is a token and nothing that it belongs to is looked at
 */
export function resolveTokens<T>(expected: T, received: unknown): T {
  return resolve(expected, received) as T;
}

function resolve(value: unknown, received: unknown): unknown {
  if (Token.isUnresolved(value)) return resolveToken(value, received);
  if (Array.isArray(value)) return value.map((item) => resolve(item, received));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, received)]),
  );
}

function resolveToken(value: unknown, received: unknown): unknown {
  if (!TerraformStack.isStack(received)) {
    throw new Error(
      "an expected value holds a token of cdktf: give expect() the stack itself, or write the reference",
    );
  }
  return Tokenization.resolve(value, {
    scope: received,
    preparing: false,
    resolver: new DefaultTokenResolver(new StringConcat()),
  }) as unknown;
}
