/** How long a piece of work takes on a machine that has other things to do. */

/** A clock in milliseconds that stands still while the process waits for a core: by the wall or by the processor, what is less. */
export function workClock(): () => number {
  let wall = performance.now();
  let work = processorTime();
  let time = 0;
  return () => {
    const [wallNow, workNow] = [performance.now(), processorTime()];
    time += Math.min(wallNow - wall, workNow - work);
    [wall, work] = [wallNow, workNow];
    return time;
  };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds: less than `enough` at once, or else the least of several tries. */
export function leastMilliseconds(work: () => void, enough: number, tries = 4): number {
  const start = performance.now();
  work();
  let least = performance.now() - start;
  for (let attempt = 0; attempt < tries && least > enough; attempt++) {
    const elapsed = workClock();
    work();
    least = Math.min(least, elapsed());
  }
  return least;
}
