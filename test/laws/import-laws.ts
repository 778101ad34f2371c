import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path/posix';
import {
  type Breach,
  listOf,
  literalText,
  nameOf,
  type Place,
  type Source,
} from './parse-source.ts';

const roomsOfMain = ['domain', 'engine', 'pipeline', 'store', 'jobfile', 'command', 'ipc', 'shell'];

/** Which rooms a room reaches by relative import, besides itself. Tests and scripts reach all. */
const reaches: Readonly<Record<string, readonly string[]>> = {
  'main entry': [...roomsOfMain.map((room) => `main/${room}`), 'preload/contract', 'outside'],
  ...Object.fromEntries(roomsOfMain.map((room) => [`main/${room}`, ['main/domain']])),
  'main/ipc': ['main/domain', 'preload/contract'],
  preload: ['preload/contract'],
  'preload/contract': [],
  'renderer entry': ['renderer/app', 'renderer/ui', 'renderer/lib'],
  'renderer/app': ['renderer/screens', 'renderer/ui', 'renderer/lib', 'preload/contract'],
  'renderer/screens': ['renderer/ui', 'renderer/lib', 'preload/contract'],
  'renderer/ui': ['renderer/lib', 'preload/contract'],
  'renderer/lib': ['preload/contract'],
};

/** What lives in one place only: `electron-store` and its like import `electron` themselves. */
const boundPackages = [
  { name: /^electron($|[/-])/, home: /^(main\/(shell|ipc)\/|(main|preload)\/index\.ts$)/ },
  { name: /^better-sqlite3($|\/)/, home: /^main\/(store|pipeline\/fetch\/sqlite)\// },
  { name: /^croner($|\/)/, home: /^main\/engine\/timetable/ },
  { name: /^(openai|@duckdb\/.+)($|\/)/, home: /^main\/pipeline\// },
  { name: /^(node:)?timers($|\/)/, home: /^main\/(?!domain|engine)/ },
];

export function importBreaches(source: Source): Breach[] {
  const room = roomOf(source.file);
  if (room === 'nowhere') {
    return [
      { at: 0, law: 'rooms', sentence: `${dirname(source.file)} is not a room of this house` },
    ];
  }
  if (room === 'outside' || room === 'tools') return [];
  return source.places.flatMap((place) => {
    const imports = importsAt(place);
    return imports.flatMap((specifier) => {
      const breach = specifier === undefined ? unreadable : breachOf(source.file, room, specifier);
      return breach ? [{ at: place.node.start, ...breach }] : [];
    });
  });
}

const unreadable = {
  law: 'imports',
  sentence: 'an import must name its file, so that its direction can be checked',
};

/** What a node imports: no entry if nothing, `undefined` for what only the running code knows. */
function importsAt({ node }: Place): readonly (string | undefined)[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'TSImportType':
      return [literalText(node.source)];
    case 'ExportNamedDeclaration':
      return node.source ? [literalText(node.source)] : [];
    case 'TSExternalModuleReference':
      return [literalText(node.expression)];
    case 'CallExpression':
      return importsOfCall(node.callee, listOf(node.arguments)[0]);
    default:
      return [];
  }
}

function importsOfCall(callee: unknown, argument: unknown): readonly (string | undefined)[] {
  const name = nameOf(callee);
  const isGlob = name === 'glob' && JSON.stringify(callee).includes('MetaProperty');
  if (name !== 'require' && !isGlob) return [];
  const patterns =
    Object(argument).type === 'ArrayExpression' ? Object(argument).elements : [argument];
  return patterns.map(literalText);
}

function breachOf(file: string, room: string, specifier: string) {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('/') || path.startsWith('#')) return unreadable;
  return path.startsWith('.') ? foreignRoom(file, room, path) : foreignPackage(file, room, path);
}

function foreignRoom(file: string, room: string, path: string) {
  const target = join(dirname(file), path);
  const targetRoom = roomOf(target);
  const isOwn = targetRoom === room && screenOf(target) === screenOf(file);
  const isReached = targetRoom !== room && reaches[room]?.includes(targetRoom);
  if (isOwn || isReached) return undefined;
  const allowed = ['itself', ...(reaches[room] ?? [])].join(', ');
  return { law: 'rooms', sentence: `${room} reaches ${target}; it may reach only: ${allowed}` };
}

function foreignPackage(file: string, room: string, name: string) {
  if (room === 'preload/contract') {
    return { law: 'packages', sentence: `the contract imports only itself, not ${name}` };
  }
  if (room === 'main/domain' && name !== 'temporal-polyfill') {
    return {
      law: 'packages',
      sentence: `domain imports no package but temporal-polyfill, not ${name}`,
    };
  }
  const isOfNode = name.startsWith('node:') || builtinModules.includes(name);
  if (room.startsWith('renderer') && isOfNode) {
    return { law: 'packages', sentence: `${name} is not there in a window` };
  }
  const bound = boundPackages.find((entry) => entry.name.test(name));
  if (!bound || bound.home.test(file)) return undefined;
  return { law: 'packages', sentence: `${name} belongs to ${bound.home.source}, not to ${file}` };
}

/** The room that a path lies in; `tools` and `outside` are bound by no room's law, `nowhere` is no room. */
function roomOf(path: string): string {
  const [top = '', second = '', third] = path.split('/');
  if (path.startsWith('..')) return 'nowhere';
  if (!['main', 'preload', 'renderer'].includes(top)) return topLevel(path);
  const isFolder = third !== undefined || !second.includes('.');
  if (top === 'main' && !isFolder) {
    return /^(index|compose(-[a-z]+)*|cli|worker)\.ts$/.test(second) ? 'main entry' : 'nowhere';
  }
  if (path === 'preload/index.ts') return 'preload';
  if (/^renderer\/((main|start)\.tsx?|[^/]+\.d\.ts)$/.test(path)) return 'renderer entry';
  if (/^renderer\/(app\.tsx|[^/]+\.css)$/.test(path)) return 'renderer/app';
  const room = `${top}/${second}`;
  return isFolder && room in reaches && room !== 'renderer/app' ? room : 'nowhere';
}

function topLevel(path: string): string {
  if (/^(test|scripts|\.ci)(\/|$)/.test(path)) return 'tools';
  return /^resources(\/|$)/.test(path) || !path.includes('/') ? 'outside' : 'nowhere';
}

/** A screen is a folder, or a file, right below `renderer/screens`. */
function screenOf(path: string): string | undefined {
  return path.startsWith('renderer/screens/') ? path.split('/')[2] : undefined;
}
