import { createPoll, pollMs } from '../../../addin/app/submit/poll';
import type { OfficeEnvironment } from '../../../addin/app/submit/environment';

/** A clock whose timers run when the test lets time pass. */
function open(answer: () => boolean, wanted: () => boolean = () => true) {
  let time = 0;
  let visible = true;
  let watcher: (() => void) | null = null;
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();
  const looks: number[] = [];
  const env = {
    now: () => time,
    later: (work: () => void, milliseconds: number) => {
      const timer = { at: time + milliseconds, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    visible: () => visible,
    onVisible: (listener: () => void) => {
      watcher = listener;
      return () => {
        watcher = null;
      };
    },
  } as unknown as OfficeEnvironment;
  const poll = createPoll(env, wanted, async () => {
    looks.push(time / pollMs);
    return answer();
  });
  const pass = async (minutes: number): Promise<void> => {
    const end = time + minutes * pollMs;
    for (;;) {
      const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers.delete(due);
      time = due.at;
      due.work();
      await new Promise((resolve) => setImmediate(resolve));
    }
    time = end;
  };
  const show = async (next: boolean): Promise<void> => {
    visible = next;
    if (next) watcher?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  poll.start();
  return { poll, looks, pass, show, timers };
}

it('looks every minute', async () => {
  const { looks, pass } = open(() => true);
  await pass(4.5);
  expect(looks).toEqual([1, 2, 3, 4]);
});

it('ever more seldom without a line, at least every 16 minutes; every minute again when it is back', async () => {
  let line = false;
  const { looks, pass } = open(() => line);
  await pass(50);
  expect(looks).toEqual([1, 3, 7, 15, 31, 47]);
  line = true;
  await pass(16);
  expect(looks).toEqual([1, 3, 7, 15, 31, 47, 63, 64, 65, 66]);
});

it('never out of view; at once when it is back in view after a while, and not twice for a glance', async () => {
  const { looks, pass, show } = open(() => true);
  await pass(1);
  await show(false);
  await pass(30);
  expect(looks).toEqual([1]);
  await show(true);
  expect(looks).toEqual([1, 31]);
  await show(false);
  await pass(0.1);
  await show(true);
  expect(looks).toEqual([1, 31]);
  await pass(1);
  expect(looks).toHaveLength(3);
});

it('asks nothing while there is nothing to ask, and nothing at all after its end', async () => {
  let wanted = false;
  const { poll, looks, pass, timers } = open(
    () => true,
    () => wanted,
  );
  await pass(5);
  expect(looks).toEqual([]);
  wanted = true;
  await pass(1);
  expect(looks).toEqual([6]);
  poll.stop();
  await pass(10);
  expect([looks, timers.size]).toEqual([[6], 0]);
});
