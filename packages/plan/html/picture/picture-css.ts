/**
 * How the picture looks. The colours are the page's variables, for light and dark alike; the class of
 * a status says which. Put the picture in an element of class `picture-scroll`, so that on a narrow
 * screen it scrolls by itself.
 */
export const PICTURE_CSS = `
.picture-scroll { overflow-x: auto; }
.picture { display: block; width: 100%; min-width: 1000px; max-width: 1400px; height: auto; }
.picture text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--text); }
.picture-box { --line-colour: var(--line); --fill: var(--panel); text-decoration: none; }
.picture-box rect { fill: var(--fill); stroke: var(--line-colour); stroke-width: 1; }
.picture-box.is-frame rect { fill-opacity: 0.45; }
.picture-box.is-row rect { stroke: none; }
.picture-box.is-row { --fill: transparent; }
.picture .is-create { --line-colour: var(--create); --fill: var(--create-bg); }
.picture .is-update { --line-colour: var(--update); --fill: var(--update-bg); }
.picture .is-replace { --line-colour: var(--replace); --fill: var(--replace-bg); }
.picture .is-delete, .picture .is-forget { --line-colour: var(--delete); --fill: var(--delete-bg); }
.picture .is-import, .picture .is-move { --line-colour: var(--import); --fill: var(--import-bg); }
.picture .holds-create { --line-colour: var(--create); }
.picture .holds-update { --line-colour: var(--update); }
.picture .holds-replace { --line-colour: var(--replace); }
.picture .holds-delete, .picture .holds-forget { --line-colour: var(--delete); }
.picture .holds-import, .picture .holds-move { --line-colour: var(--import); }
.picture .is-create rect, .picture .is-update rect, .picture .is-replace rect, .picture .is-import rect, .picture .is-move rect { stroke-width: 1.75; }
.picture .is-delete rect, .picture .is-forget rect { stroke-width: 2.5; }
.picture .is-unplanned rect { stroke-dasharray: 2 3; }
.picture .is-failed rect { stroke: var(--delete); }
.picture .is-preview:not(.is-row) rect { stroke-dasharray: 7 4; }
.picture .tone-preview { fill: var(--preview); font-weight: 600; }
.picture .tone-heading { font-weight: 600; }
.picture .tone-strong { font-weight: 600; }
.picture .tone-muted, .picture .tone-unplanned { fill: var(--muted); }
.picture .tone-create, .picture .tone-update, .picture .tone-replace, .picture .tone-delete, .picture .tone-forget, .picture .tone-import, .picture .tone-move { font-weight: 700; }
.picture .tone-create { fill: var(--create); }
.picture .tone-update { fill: var(--update); }
.picture .tone-replace { fill: var(--replace); }
.picture .tone-delete, .picture .tone-forget { fill: var(--delete); }
.picture .tone-import, .picture .tone-move { fill: var(--import); }
.picture-line { --line-colour: var(--muted); }
.picture-line polyline { fill: none; stroke: var(--line-colour); stroke-width: 1.5; }
.picture-line polygon { fill: var(--line-colour); }
.picture a:hover rect { stroke: var(--accent); stroke-width: 2; }
.picture a:focus-visible { outline: none; }
.picture a:focus-visible rect { stroke: var(--accent); stroke-width: 3; }
@media (forced-colors: active) {
  .picture text { fill: CanvasText; }
  .picture-box rect { fill: Canvas; stroke: CanvasText; }
  .picture-line polyline { stroke: CanvasText; }
  .picture-line polygon { fill: CanvasText; }
}
@media print {
  .picture { min-width: 0; }
}
`;
