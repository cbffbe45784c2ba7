import { writeFileSync } from "node:fs";
import path from "node:path";
import { causesPage } from "./diagnosis/page";
import { PROJECT_ROOT } from "./project/paths";

/** The page that causesPage() makes; a test fails while it says something else. */
export const CAUSES_PAGE = path.join(PROJECT_ROOT, "docs", "why-tasks-fail.md");

if (require.main === module) writeFileSync(CAUSES_PAGE, causesPage());
