import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const CONFIGURATION = "cdk.tf.json";

interface StackOfManifest {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/**
 * Writes what was synthesized as Terraform alone takes it: a directory for each stack, with its configuration
 * (without cdktf's comments), its backend in there, and the provider's checksums; and a README.
 * @param outdir of the synthesis
 * @param directory where it goes
 * @returns the directories, those first whose outputs others read
 */
export function writePlainTerraform(outdir: string, directory: string): readonly string[] {
  const text = readFileSync(path.join(outdir, "manifest.json"), "utf8");
  const { stacks } = JSON.parse(text) as {
    readonly stacks: Readonly<Record<string, StackOfManifest>>;
  };
  const ids = inOrder(Object.values(stacks));
  const variables = ids.map((id) => {
    const [from, to] = [path.join(outdir, "stacks", id), path.join(directory, id)];
    // With the provider's checksums, and what else stands beside it.
    cpSync(from, to, { recursive: true });
    const configuration = withoutComments(readFileSync(path.join(from, CONFIGURATION), "utf8"));
    writeFileSync(path.join(to, CONFIGURATION), `${JSON.stringify(configuration, null, 2)}\n`);
    return Object.keys(configuration.variable ?? {});
  });
  writeFileSync(path.join(directory, "README.md"), readme(ids, variables));
  return ids.map((id) => path.join(directory, id));
}

function withoutComments(text: string): { readonly variable?: object } {
  const value = (key: string, value: unknown) => (key === "//" ? undefined : value);
  return JSON.parse(text, value) as { readonly variable?: object };
}

/** Each after those that it reads. */
function inOrder(stacks: readonly StackOfManifest[]): readonly string[] {
  const done = new Set<string>();
  const visit = ({ name, dependencies }: StackOfManifest) => {
    for (const stack of stacks) if (dependencies.includes(stack.name)) visit(stack);
    done.add(name);
  };
  stacks.forEach(visit);
  return [...done];
}

function readme(ids: readonly string[], variables: readonly (readonly string[])[]): string {
  const lines = ids.map((id, at) => {
    const names = (variables[at] ?? []).map((name) => `\`TF_VAR_${name}\``);
    return `- \`${id}\`${names.length > 0 ? `, with ${names.join(", ")}` : ""}`;
  });
  return `# Plain Terraform

A directory for each state. Backend, addresses and provider are those that are deployed, so that
\`terraform init\` and \`terraform plan\` in each must find nothing to change: apply nothing before that.

The order in which they are applied, each after those whose outputs it reads. A variable is the value of a
secret, which is set once and kept in no file:

${lines.join("\n")}
`;
}
