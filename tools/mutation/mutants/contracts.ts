import type { Mutant } from "../mutant";

/** What stacks and machines rely on of each other. */
export const contractsMutants: readonly Mutant[] = [
  {
    name: "an output under another name",
    file: "stacks/iam-outputs.ts",
    find: "kmsKeyArn:",
    replace: "keyArn:",
  },
  {
    name: "the wrong role published",
    file: "stacks/iam-stack.ts",
    find: "executionRoleArn: executionRole.arn",
    replace: "executionRoleArn: taskRole.arn",
  },
  {
    name: "the wrong subnets published",
    file: "stacks/network-stack.ts",
    find: "privateSubnetIds: idsOf(privateTier.subnetsInUse)",
    replace: "privateSubnetIds: idsOf(publicTier.subnetsInUse)",
  },
  {
    name: "the wrong security group published",
    file: "stacks/alb-stack.ts",
    find: "securityGroupId: loadBalancer.securityGroupId",
    replace: "securityGroupId: loadBalancer.arn",
  },
  {
    name: "no dependency on a stack that is read",
    file: "stacks/remote-outputs.ts",
    find: "consumer.addDependency(this.producer);",
    replace: "",
  },
  {
    name: "a list read as one",
    file: "stacks/remote-outputs.ts",
    find: "state.getList(name)",
    replace: "state.getString(name)",
  },
  {
    name: "a second key for the states",
    file: "stacks/state-stack.ts",
    find: "exists: true,",
    replace: "",
  },
  {
    name: "a provider that nobody checks",
    file: "stacks/build-app.ts",
    find: "stack.synthesizer = new FileSynthesizer(stack, LOCK_FILE, providerLock);",
    replace: "",
  },
  {
    name: "any Terraform",
    file: "stacks/environment-stack.ts",
    find: 'this.addOverride("terraform.required_version", TERRAFORM_VERSION);',
    replace: "",
  },
  {
    name: "requests that leave the machine",
    file: "stacks/emulator-settings.ts",
    find: "    profile: PROFILE,\n",
    replace: "",
  },
  {
    name: "real credentials at the emulator",
    file: "stacks/emulator-settings.ts",
    find: "    ...CREDENTIALS,\n    endpoints: { iam",
    replace: "    endpoints: { iam",
  },
];
