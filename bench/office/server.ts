/** Starts the measured server and asks it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer, Answers, Asked } from './protocol';

export type StoreKind = 'sqlite' | 'firestore';

export interface MeasuredServer {
  readonly url: string;
  readonly ask: <K extends Exclude<Asked['ask'], 'admit' | 'end'>>(ask: K) => Promise<Answers[K]>;
  readonly admit: (units: readonly string[]) => Promise<Answers['admit']>;
  /** Ends it and waits until it has ended. */
  readonly end: () => Promise<void>;
}

export async function startServer(
  folder: string,
  kind: StoreKind,
  scripts: string,
  nodeOptions: readonly string[],
): Promise<MeasuredServer> {
  const child = fork(join(scripts, 'bench-office-serve-main.mjs'), [folder, kind], { execArgv: [...nodeOptions] });
  const waiting = new Map<number, { readonly give: (answer: unknown) => void; readonly fail: (error: Error) => void }>();
  let last = 0;
  const expect = (number: number): Promise<unknown> =>
    new Promise((give, fail) => {
      waiting.set(number, { give, fail });
    });
  child.on('message', ({ number, answer }: Answer) => {
    waiting.get(number)?.give(answer);
    waiting.delete(number);
  });
  child.once('exit', (code) => {
    for (const { fail } of waiting.values()) fail(new Error(`the measured server ended with code ${String(code)}`));
  });
  const send = (asked: Omit<Asked, 'number'>): Promise<unknown> => {
    last += 1;
    const answer = expect(last);
    child.send({ ...asked, number: last });
    return answer;
  };
  const url = (await expect(0)) as string;
  return {
    url,
    ask: (ask) => send({ ask }) as Promise<never>,
    admit: (units) => send({ ask: 'admit', units } as Omit<Asked, 'number'>) as Promise<Answers['admit']>,
    end: async () => {
      const ended = once(child, 'exit');
      child.send({ ask: 'end', number: 0 } satisfies Asked);
      await ended;
    },
  };
}
