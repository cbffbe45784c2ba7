/** The object in the state bucket that holds a stack's state. */
export function stateKey(
  environment: { readonly project: string; readonly name: string },
  stackName: string,
): string {
  return `${environment.project}/${environment.name}/${stackName}.tfstate`;
}
