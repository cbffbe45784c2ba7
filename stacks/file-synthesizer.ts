import { writeFileSync } from "node:fs";
import path from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";

/** The provider's checksums, where `terraform init` looks for them. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** Puts a file beside the synthesized stack, where Terraform runs. */
export class FileSynthesizer implements IStackSynthesizer {
  private readonly inner: IStackSynthesizer;

  constructor(
    private readonly stack: TerraformStack,
    private readonly name: string,
    private readonly text: string,
  ) {
    this.inner = stack.synthesizer;
  }

  synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
    const { workingDirectory } = session.manifest.forStack(this.stack);
    writeFileSync(path.join(session.outdir, workingDirectory, this.name), this.text);
  }
}
