import type { PlanReport } from "../../report";
import { Markup, markup } from "../markup";
import { pictureSvg } from "../picture/picture-svg";
import type { Section } from "./section";

/** The environment as a drawing. It scrolls by itself where the screen is narrower. */
export function pictureSection({ picture }: PlanReport): Section[] {
  if (picture === undefined) return [];
  return [
    {
      id: "picture",
      title: "Picture",
      body: markup`<div class="picture-scroll" role="region" aria-label="Picture of the environment" tabindex="0">${new Markup(pictureSvg(picture))}</div>`,
    },
  ];
}
