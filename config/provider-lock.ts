import { readFileSync } from "node:fs";
import path from "node:path";

const LOCK_FILE = path.join(__dirname, "..", ".terraform.lock.hcl");

/** The committed checksums of the provider's packages. */
export function providerLock(): string {
  return readFileSync(LOCK_FILE, "utf8");
}
