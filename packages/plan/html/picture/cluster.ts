import type { Part } from "../../picture/types";
import type { Canvas } from "./canvas";
import type { Row } from "./flow";
import { services } from "./services";

const HEAD = 32;

/** A cluster around its services. @returns where it ends */
export function clusterFrame(canvas: Canvas, part: Part, { x, y, width, within }: Row): number {
  const inner = { x: x + 26, y: y + HEAD - 8, width: width - 52, within: part.id };
  const draw = () => {
    const end = services(canvas, canvas.childrenOf(part.id), inner);
    return end === inner.y ? y + HEAD + 4 : end;
  };
  const name = `ECS cluster ${part.label}`;
  return canvas.frame(part, { x, y, width }, draw, {
    name,
    ...(within !== undefined && { within }),
  });
}
