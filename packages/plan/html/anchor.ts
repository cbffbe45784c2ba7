/** Where the page tells about a stack: an id, safe in HTML, in a selector and in an address. */
export const stackAnchor = (stack: string): string => `stack-${safe(stack)}`;

/** The same for one change. No two changes have the same. */
export const changeAnchor = (stack: string, address: string): string =>
  `change-${safe(stack)}_-${safe(address)}`;

/** Where the page tells how the access of a role changes. */
export const accessAnchor = (stack: string, role: string): string =>
  `access-${safe(stack)}_-${safe(role)}`;

/** An underscore begins what stands for another character, so that it can always be read back. */
function safe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/g, (unit) =>
    unit === "_" ? "__" : `_x${unit.charCodeAt(0).toString(16)}_`,
  );
}
