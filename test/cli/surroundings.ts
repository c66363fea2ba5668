/** Runs a command of the command line in this process. */
import { runCommand } from '../../src/cli/run-command.js';
import { until } from '../helpers/until.js';

/** A command that runs or has run. */
export interface Running {
  /** The lines that it has printed. */
  said: string[];
  /** The lines about what is wrong. */
  warned: string[];
  /** The first match of the pattern in what it prints, once it is there. */
  says(pattern: RegExp): Promise<string>;
  /** Ends it as SIGTERM does. */
  stop(): void;
  /** The exit code, when it has ended. */
  code: Promise<number>;
}

/** Starts a command. */
export function start(args: string[], env: Record<string, string> = {}): Running {
  const said: string[] = [];
  const warned: string[] = [];
  const stop = new AbortController();
  const code = runCommand(args, {
    env,
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
    signal: stop.signal,
  });
  return {
    said,
    warned,
    code,
    stop: () => stop.abort(),
    says: (pattern) =>
      until(
        () => {
          const [found] = pattern.exec([...said, ...warned].join('\n')) ?? [];
          return found;
        },
        `${String(pattern)} in what the command prints`,
      ),
  };
}

/** Runs a command to its end. */
export async function run(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string; warned: string }> {
  const { said, warned, code } = start(args, env);
  return { code: await code, said: said.join('\n'), warned: warned.join('\n') };
}
