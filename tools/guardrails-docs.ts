import { writeFileSync } from "node:fs";
import path from "node:path";
import { guardrailsPage } from "./guardrails/page";
import { PROJECT_ROOT } from "./project/paths";

/** The page that guardrailsPage() makes; a test fails while it says something else. */
export const GUARDRAILS_PAGE = path.join(PROJECT_ROOT, "docs", "guardrails.md");

if (require.main === module) writeFileSync(GUARDRAILS_PAGE, guardrailsPage());
