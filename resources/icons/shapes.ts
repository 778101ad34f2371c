/** A point is inside a shape when its distance is negative; units are the icon's own, 0 to 16. */
export type Shape = (x: number, y: number) => number;

/** A box with round corners, by its middle and half sizes (Quilez 2015, "2D distance functions"). */
export function box(cx: number, cy: number, halfX: number, halfY: number, corner: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x - cx) - halfX + corner;
    const dy = Math.abs(y - cy) - halfY + corner;
    const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
    return outside + Math.min(Math.max(dx, dy), 0) - corner;
  };
}

export function circle(cx: number, cy: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

/** A stroke with round ends. */
export function line(ax: number, ay: number, bx: number, by: number, width: number): Shape {
  return (x, y) => {
    const [px, py, qx, qy] = [x - ax, y - ay, bx - ax, by - ay];
    const length = qx * qx + qy * qy;
    const at = length === 0 ? 0 : Math.min(1, Math.max(0, (px * qx + py * qy) / length));
    return Math.hypot(px - qx * at, py - qy * at) - width / 2;
  };
}

/** A triangle or any polygon whose corners go clockwise. */
export function polygon(...corners: readonly (readonly [number, number])[]): Shape {
  return (x, y) =>
    Math.max(
      ...corners.map(([ax, ay], index) => {
        const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
        const length = Math.hypot(bx - ax, by - ay) || 1;
        return ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length;
      }),
    );
}

export function outline(shape: Shape, width: number): Shape {
  return (x, y) => Math.abs(shape(x, y)) - width / 2;
}

export function union(...shapes: readonly Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)));
}

export function without(shape: Shape, hole: Shape): Shape {
  return (x, y) => Math.max(shape(x, y), -hole(x, y));
}

export function grown(shape: Shape, by: number): Shape {
  return (x, y) => shape(x, y) - by;
}
