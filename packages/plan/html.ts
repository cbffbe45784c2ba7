import { CONTENT_SECURITY_POLICY, SCRIPT, STYLE } from "./html/assets";
import { Links } from "./html/links";
import { Markup, markup } from "./html/markup";
import { errorSection } from "./html/sections/errors";
import { findingSection } from "./html/sections/findings";
import { gateSection } from "./html/sections/gates";
import { head, titleOf } from "./html/sections/head";
import { KEYS } from "./html/sections/keys";
import { pictureSection } from "./html/sections/picture";
import { contents, sectionMarkup } from "./html/sections/section";
import { serviceSection } from "./html/sections/services";
import { stackSection } from "./html/sections/stacks";
import { accessSection, trafficSection } from "./html/sections/tables";
import { toolbar } from "./html/sections/toolbar";
import type { PlanReport } from "./report";

/**
 * plan.html: the report as one page that asks nobody for anything. All of it is there without
 * JavaScript; the script filters, moves by keyboard, copies and switches between dark and light.
 */
export function html(report: PlanReport): string {
  const links = new Links(report);
  const sections = [
    ...serviceSection(report, links),
    ...errorSection(report),
    ...gateSection(report, links),
    ...findingSection(report),
    ...pictureSection(report),
    ...accessSection(report, links),
    ...trafficSection(report),
  ];
  const stacks = stackSection(report, links);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(report)}</title>
<style>${new Markup(STYLE)}</style>
<script>${new Markup(SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${head(report)}${contents([...sections, stacks])}<main id="main" tabindex="-1">
${sections.map(sectionMarkup)}${toolbar(report)}${sectionMarkup(stacks)}</main>
${KEYS}</body>
</html>
`.text;
}
