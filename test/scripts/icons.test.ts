import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeIcons } from '../../resources/icons/make-icons.ts';
import { root } from '../laws/plant-house.ts';

const folder = join(root, 'resources', 'icons');

test('every icon is what the one drawing makes, and there is no other', () => {
  const made = makeIcons();
  const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(png|ico|icns)$/.test(path));
  expect(kept.toSorted()).toEqual([...made.keys()].sort());
  const other = kept.filter(
    (path) => !readFileSync(join(folder, path)).equals(made.get(path) as Buffer),
  );
  expect(other).toEqual([]);
});

test('no two states and no two bars share a picture', () => {
  const tray = [...makeIcons()].filter(([path]) => path.startsWith('tray/'));
  const pictures = new Set(tray.map(([, bytes]) => bytes.toString('base64')));
  expect(pictures.size).toBe(tray.length);
});
