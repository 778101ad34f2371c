import { dueText, plainLine } from './words.ts';

/** Everything the tray knows, as plain data. */
export interface TrayState {
  readonly nowMs: number;
  /** The laptop's own zone: the tray speaks the time of the clock beside it. */
  readonly zone: string;
  /** Why Almanac itself cannot work, or null. */
  readonly problem: string | null;
  /** Null when not paused as a whole; `untilMs` null means until resumed. */
  readonly paused: { readonly untilMs: number | null } | null;
  /** The first of them: a menu is no place to look for one of many. */
  readonly jobs: readonly { readonly id: string; readonly name: string }[];
  readonly jobCount: number;
  readonly next: readonly { readonly jobName: string; readonly dueAtMs: number }[];
  readonly running: readonly {
    readonly runId: string;
    readonly jobName: string;
    /** What it does at the moment. */
    readonly note: string;
    /** Its data is not there yet; the note says which, and until when. */
    readonly isWaiting?: boolean;
  }[];
  readonly reports: readonly {
    readonly runId: string;
    readonly jobName: string;
    readonly headline: string;
    readonly isUnread: boolean;
  }[];
  readonly failureCount: number;
  /** The newest of them. */
  readonly failures: readonly {
    readonly runId: string;
    readonly jobName: string;
    readonly message: string;
  }[];
  /** What waits for an answer of the user. */
  readonly questionCount: number;
  readonly startsAtLogin: boolean;
}

export type TrayIcon = 'normal' | 'running' | 'attention' | 'paused' | 'problem';

export type TrayCommand =
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'settings'; readonly path: string }
  | { readonly do: 'run-now'; readonly jobId: string }
  | { readonly do: 'cancel'; readonly runId: string }
  | { readonly do: 'retry'; readonly runId: string }
  | {
      readonly do: 'pause';
      readonly forHowLong: 'half-hour' | 'two-hours' | 'tomorrow' | 'resumed';
    }
  | { readonly do: 'resume' }
  | { readonly do: 'start-at-login'; readonly on: boolean }
  | { readonly do: 'quit' };

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  | {
      readonly kind: 'check';
      readonly label: string;
      readonly isOn: boolean;
      readonly command: TrayCommand;
    }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] };

export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

const longestName = 40;
/** A menu is read at a glance; the rest is in the window. */
const mostRunning = 5;
const mostFailures = 5;
export const mostJobs = 20;
const separator: TrayItem = { kind: 'separator' };

/** What the tray shows: nothing in the menu can only be reached by a click on the icon. */
export function trayView(state: TrayState): TrayView {
  const status = statusLine(state);
  const groups = [
    [text(status)],
    [
      ...state.running.slice(0, mostRunning).map(runningItem),
      ...moreRunning(state.running.length - mostRunning),
      ...state.next.slice(0, 3).map((run) => nextItem(run, state)),
    ],
    state.reports.slice(0, 3).map(reportItem),
    [
      ...(state.questionCount > 0 ? [open(questionsLabel(state.questionCount), '/')] : []),
      ...(state.failureCount > 0 ? [failuresMenu(state)] : []),
    ],
    [runNowMenu(state), state.paused ? resumeItem(state) : pauseMenu],
    [settings('New job…', '/settings/jobs/new'), open('Open Almanac', '/')],
    [settings('Settings…', '/settings/jobs'), startAtLoginItem(state)],
    [command('Quit Almanac', { do: 'quit' })],
  ].filter((group) => group.length > 0);
  const items = groups.flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
  return { icon: iconOf(state), tooltip: plainLine(`Almanac: ${status}`, 120), items };
}

/** Where Almanac cannot work on its data at all. */
export function problemTrayView(sentence: string): TrayView {
  const items = [
    text(plainLine(sentence, 80)),
    separator,
    open('Open Almanac', '/'),
    command('Quit Almanac', { do: 'quit' }),
  ];
  return { icon: 'problem', tooltip: plainLine(`Almanac: ${sentence}`, 120), items };
}

/** "2 failed · next: Daily sales 14:00" */
function statusLine(state: TrayState): string {
  const [next] = state.next;
  const underWay = state.running.filter(({ isWaiting }) => !isWaiting).length;
  const parts = [
    state.problem === null ? '' : plainLine(state.problem, 80),
    state.failureCount > 0 ? `${state.failureCount} failed` : '',
    state.questionCount > 0 ? questionsLabel(state.questionCount) : '',
    underWay > 0 ? `${underWay} running` : '',
    ...state.running.filter(({ isWaiting }) => isWaiting).map(waitLine),
    pausedText(state),
    next && !state.paused ? `next: ${plainLine(next.jobName, 30)} ${due(next.dueAtMs, state)}` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(' · ');
  return state.jobCount === 0 ? 'no jobs yet' : 'nothing is due';
}

function pausedText({ paused, nowMs, zone }: TrayState): string {
  if (!paused) return '';
  return paused.untilMs === null
    ? 'paused'
    : `paused until ${dueText(paused.untilMs, nowMs, zone)}`;
}

function iconOf(state: TrayState): TrayIcon {
  if (state.problem !== null) return 'problem';
  if (state.failureCount > 0 || state.questionCount > 0) return 'attention';
  if (state.running.some(({ isWaiting }) => !isWaiting)) return 'running';
  return state.paused ? 'paused' : 'normal';
}

function nextItem(run: TrayState['next'][number], state: TrayState): TrayItem {
  return open(`${due(run.dueAtMs, state)}  ${plainLine(run.jobName, longestName)}`, '/');
}

function runningItem(run: TrayState['running'][number]): TrayItem {
  const { runId } = run;
  const note = run.note === '' ? '' : `: ${plainLine(run.note, 30)}`;
  const name = `Running  ${plainLine(run.jobName, longestName)}${note}`;
  const items = [open('Show', `/runs/${runId}`), command('Cancel', { do: 'cancel', runId })];
  return { kind: 'menu', label: run.isWaiting ? waitLine(run) : name, items };
}

function moreRunning(count: number): readonly TrayItem[] {
  return count > 0 ? [open(`and ${count} more`, '/')] : [];
}

function reportItem(report: TrayState['reports'][number]): TrayItem {
  const mark = report.isUnread ? '● ' : '';
  const headline = plainLine(report.headline, 50);
  const name = plainLine(report.jobName, longestName);
  return open(`${mark}${name}: ${headline}`, `/reports/${report.runId}`);
}

/** "Weekly churn waiting for customers.csv, until 09:30" */
function waitLine({ jobName, note }: TrayState['running'][number]): string {
  return `${plainLine(jobName, 30)} ${plainLine(note, 60)}`;
}

function failuresMenu({ failureCount, failures }: TrayState): TrayItem {
  const label = failureCount === 1 ? '1 failure' : `${failureCount} failures`;
  const items = failures.slice(0, mostFailures).map(({ runId, jobName, message }): TrayItem => {
    const name = `${plainLine(jobName, 30)}: ${plainLine(message, 60)}`;
    const acts = [command('Retry', { do: 'retry', runId }), open('Show', `/runs/${runId}`)];
    return { kind: 'menu', label: name, items: acts };
  });
  const all = open('Show all failures', '/failures');
  return { kind: 'menu', label, items: items.length > 0 ? [...items, separator, all] : [all] };
}

function questionsLabel(count: number): string {
  return count === 1 ? '1 question for you' : `${count} questions for you`;
}

function runNowMenu({ jobs, jobCount }: TrayState): TrayItem {
  const label = 'Run now';
  if (jobs.length === 0) return text(label);
  const items = jobs.map((job) =>
    command(plainLine(job.name, longestName) || job.id, { do: 'run-now', jobId: job.id }),
  );
  const rest = jobCount - items.length;
  const more = [separator, settings(`${rest} more in Settings…`, '/settings/jobs')];
  return { kind: 'menu', label, items: rest > 0 ? [...items, ...more] : items };
}

const pauseMenu: TrayItem = {
  kind: 'menu',
  label: 'Pause',
  items: [
    command('For 30 minutes', { do: 'pause', forHowLong: 'half-hour' }),
    command('For 2 hours', { do: 'pause', forHowLong: 'two-hours' }),
    command('Until tomorrow', { do: 'pause', forHowLong: 'tomorrow' }),
    command('Until I resume', { do: 'pause', forHowLong: 'resumed' }),
  ],
};

function resumeItem(state: TrayState): TrayItem {
  return command(`Resume (${pausedText(state)})`, { do: 'resume' });
}

function startAtLoginItem({ startsAtLogin }: TrayState): TrayItem {
  return {
    kind: 'check',
    label: 'Start at login',
    isOn: startsAtLogin,
    command: { do: 'start-at-login', on: !startsAtLogin },
  };
}

function due(dueAtMs: number, { nowMs, zone }: TrayState): string {
  return dueText(dueAtMs, nowMs, zone);
}

function text(label: string): TrayItem {
  return { kind: 'text', label };
}

function open(label: string, path: string): TrayItem {
  return command(label, { do: 'open', path });
}

function settings(label: string, path: string): TrayItem {
  return command(label, { do: 'settings', path });
}

function command(label: string, given: TrayCommand): TrayItem {
  return { kind: 'command', label, command: given };
}
