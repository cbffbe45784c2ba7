import { writeFileSync } from "node:fs";
import path from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";

/**
 * Puts the committed provider checksums beside the synthesized stack, where `terraform init` looks
 * for them: a fresh checkout then verifies the provider it gets.
 */
export class LockFileSynthesizer implements IStackSynthesizer {
  private readonly inner: IStackSynthesizer;

  constructor(
    private readonly stack: TerraformStack,
    private readonly providerLock: string,
  ) {
    this.inner = stack.synthesizer;
  }

  synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
    const { workingDirectory } = session.manifest.forStack(this.stack);
    writeFileSync(
      path.join(session.outdir, workingDirectory, ".terraform.lock.hcl"),
      this.providerLock,
    );
  }
}
