import { visible } from "../../markdown/escape";

/** Width of characters in ems, as the widest of the usual system fonts has them, bold. */
const NARROW = /[ilIjtf.,:;|!'`()[\]{}/\\ -]/;
const WIDE = /[mwMW@%&—…]/;
const CAPITAL = /[A-Z~+±−→↓<>=#]/;

const ems = (character: string): number => {
  if (NARROW.test(character)) return 0.42;
  if (WIDE.test(character)) return 1;
  if (CAPITAL.test(character)) return 0.76;
  return (character.codePointAt(0) ?? 0) < 0x2000 ? 0.64 : 1.4;
};

/** How wide a text is at most, in the units of the picture: nothing can measure it here. */
export const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + ems(character), 0) * size;

/** Whether there is room for all of a text, as it is shown. */
export const fits = (text: string, size: number, room: number): boolean =>
  widthOf(visible(text), size) <= room;

/** As much of a text as there is room for. */
export function fit(text: string, size: number, room: number): string {
  const shown = visible(text);
  if (widthOf(shown, size) <= room) return shown;
  let width = widthOf("…", size);
  let kept = "";
  for (const character of shown) {
    width += widthOf(character, size);
    if (width > room) break;
    kept += character;
  }
  return kept === "" ? "" : `${kept.trimEnd()}…`;
}
