/** A type in words: `route table association`. */
export const noun = (type: string): string =>
  type
    .replace(/^aws_vpc_(?=security_group)/, "")
    .replace(/^aws_/, "")
    .replaceAll("_", " ");
