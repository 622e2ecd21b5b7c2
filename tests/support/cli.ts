/** Runs the command line inside the test: output captured, "today" fixed, nobody to ask. */
import { main } from '../../cli/main';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runCli(...argv: readonly string[]): Promise<CliRun> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    interactive: false,
    ask: () => Promise.resolve(''),
    today: () => '2027-01-15',
  });
  return { code, out, err };
}
