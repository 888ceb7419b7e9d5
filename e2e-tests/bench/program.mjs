// What every measuring program begins and ends with.
import { read } from './processes.mjs';

/**
 * Does the work and then ends what it has started, also where it fails or is told to end: Ctrl-C leaves nothing behind.
 *
 * @param work what is to be done
 * @param end ends all that the work has started, as far as it has; called once
 * @param log a file whose last lines may say why the work has failed
 */
export async function run(work, end, log) {
  let ending = null;
  const endOnce = () => (ending ??= end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      process.exitCode = 1;
      await endOnce();
      process.exit();
    });
  }
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (!ending) console.error(error, read(log).slice(-4000)); // else it has failed because it was ended
  }
  await endOnce();
  process.exit();
}
