import type { Color, Layer } from './draw.ts';
import {
  box,
  circle,
  grown,
  line,
  outline,
  polygon,
  type Shape,
  union,
  without,
} from './shapes.ts';

export const trayKinds = ['normal', 'running', 'attention', 'paused', 'problem'] as const;

export type TrayKind = (typeof trayKinds)[number];

// A calendar leaf: two rings above, a thick head line, and in its field a rising line.
const leaf = outline(box(8, 8.7, 5.7, 5.5, 1.6), 1.4);
const rings = union(line(5, 1.6, 5, 4.2, 1.5), line(11, 1.6, 11, 4.2, 1.5));
const head = line(2.6, 6.3, 13.4, 6.3, 1.3);
const page = union(leaf, rings, head);
const rising = union(
  line(5, 11.7, 7.1, 9.6, 1.3),
  line(7.1, 9.6, 8.6, 10.9, 1.3),
  line(8.6, 10.9, 11, 8.8, 1.3),
);

/** What stands in the corner of the leaf: every state has a shape of its own, not only a colour. */
const badges: Readonly<Record<Exclude<TrayKind, 'normal'>, Shape>> = {
  running: polygon([8.6, 7.8], [15.6, 11.8], [8.6, 15.8]),
  attention: without(
    circle(11.8, 11.8, 4.2),
    union(line(11.8, 9.6, 11.8, 12, 1.4), circle(11.8, 14, 0.8)),
  ),
  paused: union(box(9.8, 12, 1.2, 3.8, 0.5), box(13.8, 12, 1.2, 3.8, 0.5)),
  problem: union(line(8.8, 8.8, 15, 15, 2), line(15, 8.8, 8.8, 15, 2)),
};

/** What is cut from the leaf around a badge, so that no crumb of a line is left beside it. */
const rooms: typeof badges = {
  running: union(grown(badges.running, 1.2), box(13.4, 13.8, 3, 3, 0)),
  attention: circle(11.8, 11.8, 5.2),
  paused: grown(badges.paused, 1),
  problem: union(grown(badges.problem, 1), box(11.9, 12, 2.4, 4, 0)),
};

const inks: Readonly<Record<'light' | 'dark' | 'template', Color>> = {
  light: [32, 34, 38],
  dark: [242, 243, 245],
  template: [0, 0, 0],
};

/** Each badge colour has at least 3:1 against its bar. */
const tints: Readonly<Record<Exclude<TrayKind, 'normal'>, { light: Color; dark: Color }>> = {
  running: { light: [11, 95, 197], dark: [106, 176, 255] },
  attention: { light: [178, 72, 0], dark: [255, 169, 77] },
  paused: { light: [84, 88, 96], dark: [190, 195, 204] },
  problem: { light: [192, 28, 40], dark: [255, 120, 120] },
};

/** The tray icon of a state on a light bar, on a dark bar, or as macOS's template. */
export function trayLayers(kind: TrayKind, bar: 'light' | 'dark' | 'template'): readonly Layer[] {
  const ink = inks[bar];
  if (kind === 'normal') return [{ shape: union(page, rising), color: ink }];
  const badge = badges[kind];
  const room = rooms[kind];
  const color = bar === 'template' ? ink : tints[kind][bar];
  return [
    { shape: without(page, room), color: ink },
    { shape: badge, color },
  ];
}

const paper = box(8, 8.8, 5, 4.9, 1.1);

/** The icon of the app: the leaf on a coloured tile. */
export const appLayers: readonly Layer[] = [
  { shape: box(8, 8, 7.6, 7.6, 3.4), color: [25, 80, 160] },
  { shape: paper, color: [255, 255, 255] },
  { shape: (x, y) => Math.max(paper(x, y), y - 6.4), color: [255, 176, 59] },
  { shape: union(line(5.6, 2.9, 5.6, 5, 1), line(10.4, 2.9, 10.4, 5, 1)), color: [255, 255, 255] },
  {
    shape: union(
      line(5.1, 11.6, 7, 9.6, 0.95),
      line(7, 9.6, 8.6, 10.9, 0.95),
      line(8.6, 10.9, 10.9, 8.5, 0.95),
    ),
    color: [25, 80, 160],
  },
];
