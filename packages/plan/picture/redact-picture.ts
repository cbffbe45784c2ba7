import type { Holds, Picture } from "./types";

/**
 * Takes secrets out of what a reader sees. Ids and addresses stay: options and other tools name them.
 * @param redact replaces secrets in a text
 */
export function redactPicture(picture: Picture, redact: (text: string) => string): Picture {
  const holds = (held: Holds): Holds => ({
    ...held,
    changed: held.changed.map((change) => ({ ...change, label: redact(change.label) })),
  });
  return {
    ...picture,
    stacks: picture.stacks.map((stack) => ({ ...stack, holds: holds(stack.holds) })),
    parts: picture.parts.map((part) => ({
      ...part,
      label: redact(part.label),
      ...(part.detail !== undefined && { detail: redact(part.detail) }),
      holds: holds(part.holds),
    })),
  };
}
