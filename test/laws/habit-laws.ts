import {
  type Breach,
  isNode,
  listOf,
  nameOf,
  type Place,
  type Source,
  type SyntaxNode,
  walk,
} from './parse-source.ts';

type Rule = (place: Place, source: Source) => string | undefined;

/** Laws about what a file says, each with the files that it binds. */
const rules: readonly { law: string; binds: RegExp; breaks: Rule }[] = [
  { law: 'any', binds: /./, breaks: usesAny },
  {
    law: 'named-exports',
    binds: /^(?!\w[^/]*\.config\.ts$)(?!.*\.d\.ts$)/,
    breaks: exportsDefault,
  },
  { law: 'pure', binds: /^main\/(domain|engine)\//, breaks: readsTheWorld },
  { law: 'whole-suite', binds: /^test\//, breaks: leavesTestsOut },
  { law: 'no-module-mocks', binds: /^test\//, breaks: mocksModules },
  { law: 'no-sleeps', binds: /^test\/(?!desktop\/)/, breaks: sleeps },
];

const lineLimits = [
  { files: /^main\/index\.ts$/, lines: 50 },
  { files: /^main\/compose\.ts$/, lines: 150 },
  { files: /^(main|preload|renderer)\//, lines: 250 },
];

const forbiddenFolder = /(^|\/)(src|utils|helpers|common|shared|services|types)\//;

export function habitBreaches(source: Source): Breach[] {
  const binding = rules.filter(({ binds }) => binds.test(source.file));
  const spoken = source.places.flatMap((place) =>
    binding.flatMap(({ law, breaks }) => {
      const sentence = breaks(place, source);
      return sentence ? [{ at: place.node.start, law, sentence }] : [];
    }),
  );
  return [...spoken, ...commentBreaches(source), ...shapeBreaches(source)];
}

function commentBreaches({ comments }: Source): Breach[] {
  return comments.flatMap(({ value, start: at }) => {
    if (/@ts-(ignore|nocheck)\b/.test(value)) {
      return [{ at, law: 'type-checked', sentence: 'a type error is mended, not silenced' }];
    }
    if (/^\/\s*<reference\b/.test(value)) {
      return [
        { at, law: 'type-checked', sentence: 'what a room may see stands in its tsconfig.json' },
      ];
    }
    const isPromise = /\b(TODO|FIXME|XXX)\b/.test(value);
    return isPromise
      ? [{ at, law: 'no-todo', sentence: 'do it now, or leave it out and say so' }]
      : [];
  });
}

function shapeBreaches({ file, text }: Source): Breach[] {
  const folder = forbiddenFolder.exec(file)?.[2];
  const lines = text.trimEnd().split('\n').length;
  const limit = lineLimits.find(({ files }) => files.test(file))?.lines ?? Number.POSITIVE_INFINITY;
  return [
    ...(folder ? [{ at: 0, law: 'rooms', sentence: `a folder "${folder}" says nothing` }] : []),
    ...(lines > limit
      ? [{ at: 0, law: 'length', sentence: `${lines} lines, at most ${limit}` }]
      : []),
  ];
}

function usesAny({ node }: Place) {
  return node.type === 'TSAnyKeyword' ? 'say the type, or `unknown`' : undefined;
}

function exportsDefault({ node }: Place) {
  const isDefault =
    node.type === 'ExportDefaultDeclaration' ||
    (node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default');
  return isDefault ? 'a default export has no name of its own' : undefined;
}

const worldly = [
  'Date.now',
  'Math.random',
  'Temporal.Now',
  'performance.now',
  'process.hrtime',
  'crypto.randomUUID',
];
const worldlyGlobals = /^(setTimeout|setInterval|setImmediate|fetch)$/;
const worldlyImports = /^(randomUUID|randomBytes|randomInt|getRandomValues)$/;

/** Time, randomness and the network come in as arguments, or a simulated night is not the real one. */
function readsTheWorld({ node, parent, field }: Place, source: Source) {
  const found = worldlyName(node, parent, field, source);
  return found ? `${found} must come in as an argument` : undefined;
}

function worldlyName(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  field: string,
  source: Source,
): string | undefined {
  if (node.type === 'MemberExpression') {
    const name = nameOf(node) ?? '';
    const object = nameOf(node.object) ?? '';
    if (object === 'globalThis' && worldlyGlobals.test(name)) return name;
    return worldly.find((entry) => entry === `${object}.${name}`);
  }
  const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
  if (isCall && nameOf(node.callee) === 'Date') {
    const isClock = node.type === 'CallExpression' || listOf(node.arguments).length === 0;
    return isClock ? 'new Date()' : undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const name = String(node.name);
  if (worldlyImports.test(name)) return name;
  // `const { now } = Date` and `const Clock = Date` take the clock along under another name.
  if (field === 'init' && /^(Date|Math|performance|globalThis)$/.test(name)) return name;
  const isOnlyAName = /^(property|key|imported|exported|label)$/.test(field) && !parent?.computed;
  const isGlobal = worldlyGlobals.test(name) && !isOnlyAName && !boundNames(source).has(name);
  return isGlobal ? name : undefined;
}

/** Names that a file gives to things of its own: `fetch` is also a step, and steps are arguments. */
function boundNames({ places }: Source): ReadonlySet<string> {
  const patterns = places.flatMap(({ node }) => [node.local, node.id, ...listOf(node.params)]);
  const names = patterns.filter(isNode).flatMap((pattern) => [...walk(pattern)]);
  const isBinding = ({ node, field }: Place) =>
    node.type === 'Identifier' && field !== 'right' && field !== 'key' && field !== 'exprName';
  return new Set(names.filter(isBinding).map(({ node }) => String(node.name)));
}

const testFunctions = /^(test|it|describe|suite)$/;

function leavesTestsOut({ node }: Place) {
  if (
    node.type === 'Identifier' &&
    /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(String(node.name))
  ) {
    return `${node.name} leaves tests out`;
  }
  const left = node.type === 'MemberExpression' ? nameOf(node) : undefined;
  const leavesOut =
    left && /^(skip|only|todo)$/.test(left) && testFunctions.test(rootName(node) ?? '');
  return leavesOut ? `.${left} leaves tests out` : undefined;
}

function rootName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'MemberExpression' ? rootName(node.object) : nameOf(node);
}

function mocksModules({ node }: Place) {
  const mocks = node.type === 'MemberExpression' && /^(mock|doMock)$/.test(nameOf(node) ?? '');
  return mocks && nameOf(node.object) === 'vi'
    ? 'pass a fake in; modules stay as they are'
    : undefined;
}

function sleeps({ node }: Place) {
  const imported = node.type === 'ImportDeclaration' ? Object(node.source).value : undefined;
  const called = node.type === 'CallExpression' ? nameOf(node.callee) : undefined;
  const isSleep =
    /^(node:)?timers/.test(String(imported ?? '')) ||
    /^(setTimeout|setInterval|waitForTimeout|sleepSync)$/.test(called ?? '') ||
    (called === 'wait' && nameOf(Object(node.callee).object) === 'Atomics');
  return isSleep ? 'wait for what happens, not for time to pass' : undefined;
}
