import type { CommandContext } from './context.ts';

/** 0 ok, 1 the work failed, 2 bad input and nothing was changed. */
export type ExitCode = 0 | 1 | 2;

/** One command of `almanac`; its file holds all there is to it. */
export interface Command {
  /** As typed: `jobs add`. */
  readonly name: string;
  /** The operands as help shows them: `FILE`, `[JOB …]`. */
  readonly operands: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly atLeast: number;
  readonly atMost: number;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** @throws RunFailure; `bad-input` before anything was changed */
  run(context: CommandContext, args: Arguments): ExitCode | Promise<ExitCode>;
}

export interface OptionSpec {
  /** What stands for the value in help (`ISO`); null for an option that takes none. */
  readonly value: string | null;
  readonly help: string;
  /** It may be given again and again; `all` reads it. */
  readonly isMany?: true;
}

/** What was typed after the command's name. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly isJson: boolean;
  /** The value of an option; undefined when it was not given. */
  text(name: string): string | undefined;
  /** Every value of an option that may be repeated, in the order typed. */
  all(name: string): readonly string[];
  has(name: string): boolean;
}
