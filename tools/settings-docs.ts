import { writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "./project/paths";
import { settingsPage } from "./settings/page";

/** The page that settingsPage() makes; a test fails while it says something else. */
export const SETTINGS_PAGE = path.join(PROJECT_ROOT, "docs", "settings.md");

if (require.main === module) writeFileSync(SETTINGS_PAGE, settingsPage());
