/**
 * What went wrong, of everything that Terraform printed: from the first error to the end, or all of it
 * when Terraform names none.
 */
export function errorOf(output: string): string {
  const [, error = output] = /^(?:╷\n)?(│ Error:.*|Error:.*)/ms.exec(output) ?? [];
  return error.trim();
}
