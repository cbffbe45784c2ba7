/** Where a value stands in a resource. */
export interface Location {
  /** `ingress[0].from_port` */
  readonly text: string;
  /** The same as Terraform writes it: `["ingress", 0, "from_port"]`. */
  readonly segments: readonly (string | number)[];
}

export const ROOT: Location = { text: "", segments: [] };

export function at({ text, segments }: Location, key: string): Location {
  const isWord = /^[A-Za-z_][\w-]*$/.test(key);
  const dot = text === "" ? "" : ".";
  return {
    text: isWord ? `${text}${dot}${key}` : `${text}[${JSON.stringify(key)}]`,
    segments: [...segments, key],
  };
}

/** A member of a list: by what it calls itself where it does, by its place otherwise. */
export function atMember({ text, segments }: Location, index: number, label?: string): Location {
  return {
    text: `${text}[${label === undefined ? String(index) : JSON.stringify(label)}]`,
    segments: [...segments, index],
  };
}

/** Whether one path leads to the other, or further into the same. */
export function isOnPath({ segments }: Location, path: readonly unknown[]): boolean {
  const length = Math.min(segments.length, path.length);
  return path.slice(0, length).every((segment, index) => segment === segments[index]);
}
