import { examineAudits, examineCoverage, examineLedger } from './audit-findings.ts';
import type { Command } from './command.ts';
import { type Finding, ok, problem } from './finding.ts';
import type { DatabaseFacts, HomeFacts } from './home-facts.ts';
import { readableTime } from './instants.ts';
import { table } from './table.ts';

export const doctor: Command = {
  name: 'doctor',
  operands: '',
  summary: 'Look whether home, database, lock, versions and clock are well; changes nothing',
  atLeast: 0,
  atMost: 0,
  options: {
    audit: {
      value: null,
      help: 'Follow the chain over what became of every due time and delivery, and the evidence of every audit report, instead',
    },
    head: {
      value: 'HASH',
      help: 'With --audit: a head of the chain noted earlier, which must still be in it',
    },
  },
  run(context, { isJson, has, text }) {
    const findings = has('audit')
      ? [
          ...examineLedger(context.followLedger(text('head') ?? null)),
          ...examineCoverage(context.coverJobs(), context.systemZone()),
          ...examineAudits(context.followAudits()),
        ]
      : examine(context.inspectHome());
    for (const finding of isJson ? findings : [])
      context.out(`${JSON.stringify(jsonOf(finding))}\n`);
    if (!isJson) context.out(`${table(findings.map(row))}\n`);
    return findings.every(({ isOk }) => isOk) ? 0 : 1;
  },
};

/** Judges what was found; pure. */
export function examine(facts: HomeFacts): readonly Finding[] {
  return [
    home(facts),
    space(facts),
    ...database(facts.database),
    ok('lock', facts.isLockHeld ? 'held: Almanac is running, or a command executes' : 'free'),
    ok(
      'versions',
      Object.entries(facts.versions)
        .map((pair) => pair.join(' '))
        .join(', '),
    ),
    zones(facts),
    clock(facts),
    ...quarantine(facts),
  ];
}

function home({ home: folder, folder: state }: HomeFacts): Finding {
  if (state === 'read-only') {
    return problem(
      'home',
      `${folder} cannot be written`,
      'Make it yours, or choose another with --home.',
    );
  }
  return ok('home', state === 'none' ? `${folder} (not made yet)` : folder);
}

function space({ freeBytes }: HomeFacts): Finding {
  if (freeBytes === null) return ok('disk', 'free space not known');
  const found = `${(freeBytes / 1e9).toFixed(1)} GB free`;
  if (freeBytes >= 500e6) return ok('disk', found);
  return problem('disk', found, 'Make room: with a full disk nothing can be recorded.');
}

function database(facts: DatabaseFacts | null): readonly Finding[] {
  if (!facts) return [ok('database', 'none yet: the first job makes it')];
  const { file, bytes, problem: wrong, synchronous, schema, newestSchema } = facts;
  if (wrong !== null) {
    return [
      problem(
        'database',
        `${file}: ${wrong}`,
        'Start Almanac, which offers a backup, or put one back with almanac restore (almanac backup --list shows them).',
      ),
    ];
  }
  return [
    ok(
      'database',
      `sound, ${(bytes / 1e6).toFixed(1)} MB, format ${schema ?? '?'} of ${newestSchema}`,
    ),
    synchronous === 'FULL'
      ? ok('durability', 'each commit reaches the disk (synchronous FULL)')
      : problem(
          'durability',
          `synchronous is ${synchronous ?? 'not known'}, not FULL`,
          'Install Almanac again: a power cut could lose what was recorded.',
        ),
  ];
}

/** Other versions are no problem: a recorded slot keeps the time that it was due at. */
function zones({ tzdata, zone, zoneRules }: HomeFacts): Finding {
  if (tzdata === '') return problem('time zones', 'no version found', 'Install Almanac again.');
  const others = zoneRules.filter((version) => version !== tzdata);
  const earlier = others.length === 0 ? '' : `; some slots were computed with ${others.join(', ')}`;
  return ok('time zones', `tzdata ${tzdata}, this machine is in ${zone}${earlier}`);
}

function clock({ nowMs, lastCommitMs, zone }: HomeFacts): Finding {
  const dayMs = 86_400_000;
  const now = readableTime(nowMs, zone);
  if (lastCommitMs === null) return ok('clock', now);
  const advice =
    'Set the clock of this machine, or say in Almanac that it is right; nothing is scheduled until then.';
  if (nowMs < lastCommitMs - dayMs) {
    return problem(
      'clock',
      `${now} is before the last record, ${readableTime(lastCommitMs, zone)}`,
      advice,
    );
  }
  if (nowMs > lastCommitMs + 400 * dayMs) {
    return problem('clock', `${now} is more than 400 days after the last record`, advice);
  }
  return ok('clock', now);
}

/** No problem any more: those slots were made again, or will be when their time comes. */
function quarantine({ quarantined }: HomeFacts): readonly Finding[] {
  if (quarantined === 0) return [];
  const slots = quarantined === 1 ? '1 slot' : `${quarantined} slots`;
  return [
    ok(
      'quarantine',
      `${slots} taken back after the clock ran ahead; see almanac slots --quarantine`,
    ),
  ];
}

function jsonOf({ what, isOk, found, advice }: Finding) {
  return { check: what, ok: isOk, found, advice };
}

function row({ what, isOk, found, advice }: Finding): readonly string[] {
  return [isOk ? 'ok' : 'problem', what, advice === null ? found : `${found}. ${advice}`];
}
