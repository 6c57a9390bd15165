/** How long a piece of work takes on a machine that has other things to do. */

/** Milliseconds: less than `enough` at once, or else the least of several tries, by the clock or by the work of the processor. */
export function leastMilliseconds(work: () => void, enough: number, tries = 4): number {
  const start = performance.now();
  work();
  let least = performance.now() - start;
  for (let attempt = 0; attempt < tries && least > enough; attempt++) {
    const again = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - again, (user + system) / 1000);
  }
  return least;
}
