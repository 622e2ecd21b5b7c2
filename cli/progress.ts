/** A progress bar on the error stream where a person watches; silence where a script does. */
import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal';

export interface Progress {
  /** `done` of the total so far; `label` says what is being done. */
  readonly step: (done: number, label: string) => void;
  readonly stop: () => void;
}

export function startProgress(terminal: Terminal, total: number): Progress {
  if (!terminal.interactive) return { step: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {percentage}% {label}', clearOnComplete: true, hideCursor: true, stream: process.stderr, barsize: 28, etaBuffer: 10 },
    Presets.shades_classic,
  );
  bar.start(total, 0, { label: '' });
  return {
    step: (done, label) => {
      bar.update(done, { label });
    },
    stop: () => {
      bar.stop();
    },
  };
}
