/** Finds the command, reads its options, and says what exists where something else was asked for. */
import { parseArgs } from 'node:util';
import { UsageError, type Command, type OptionValues, type Surroundings } from './command.js';
import { backendCommand } from './backend/index.js';
import { doctorCommand } from './doctor.js';
import { simulatorCommand } from './simulator.js';
import { table } from './table.js';

const commands: readonly Command[] = [backendCommand, doctorCommand, simulatorCommand];

/** Runs the command that the arguments name. Resolves with the exit code, and never rejects. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = '', ...rest] = args;
  if (['', 'help', '--help', '-h'].includes(name)) {
    surroundings.say(overview());
    return name === '' ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  try {
    if (!command) throw new UsageError(`There is no command ${name}.\n\n${overview()}`);
    if (rest.some((one) => ['--help', '-h'].includes(one))) {
      surroundings.say(helpOf(command));
      return 0;
    }
    return await command.run(valuesOf(rest, command), surroundings);
  } catch (error) {
    return warnOf(error, surroundings);
  }
}

function warnOf(error: unknown, { warn }: Surroundings): number {
  if (error instanceof UsageError) {
    for (const problem of error.problems) warn(problem);
    return 2;
  }
  warn(error instanceof Error ? error.message : String(error));
  return 1;
}

function valuesOf(args: string[], command: Command): OptionValues {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values as OptionValues;
  } catch (error) {
    // Node's sentence names the option, and not what would be one.
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new UsageError(`${sentence}. The options of ${command.name} are:\n${optionsOf(command)}`);
  }
}

const optionsOf = ({ options }: Command): string =>
  table([
    ...options.map(({ name, value, description }): [string, string] => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      description,
    ]),
    ['--help', 'says this'],
  ]);

const helpOf = (command: Command): string =>
  [
    `npx metastudio-widgets ${command.name}: ${command.summary}`,
    `Options:\n${optionsOf(command)}`,
    command.more,
  ]
    .filter(Boolean)
    .join('\n\n');

const overview = (): string =>
  [
    'npx metastudio-widgets <command> [options]',
    table(commands.map(({ name, summary }) => [name, summary])),
    'npx metastudio-widgets <command> --help says more.',
  ].join('\n\n');
