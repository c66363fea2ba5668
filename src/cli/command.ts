/** What a command of the command line is, and what it is given. */

/** What a command may use of its surroundings, so that a test can give it others. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** Prints a line for people or scripts. */
  say: (line: string) => void;
  /** Prints a line about what is wrong. */
  warn: (line: string) => void;
  /** Aborted when the command shall end, by SIGINT or SIGTERM. */
  signal: AbortSignal;
}

/** An option of a command. */
interface CommandOption {
  /** The name after `--`. */
  name: string;
  /** What stands for its value in the help; without it the option has none. */
  value?: string;
  description: string;
}

/** The options that were given, by name. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** A command of `npx metastudio-widgets`. */
export interface Command {
  name: string;
  summary: string;
  options: readonly CommandOption[];
  /** Further text of its help. */
  more?: string;
  /** Resolves with the exit code when the command has ended. Throws `UsageError` if it was wrongly called. */
  run: (values: OptionValues, surroundings: Surroundings) => Promise<number>;
}

/** The command was wrongly called or configured: each problem is a sentence. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly problems: readonly string[];

  constructor(...problems: string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** A port from 0, any free one, to 65535. Throws `UsageError`. */
export function portOf(text: string, name: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${name} must be a port from 0 to 65535; 0 takes any free one.`);
}
