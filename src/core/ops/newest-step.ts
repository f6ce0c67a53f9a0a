/** What long work tells of its progress, as a stream: only the newest word counts for whoever is slow to listen. */
export async function* newestSteps<S, T>(
  work: (onStep: (step: S) => void) => Promise<T>,
): AsyncGenerator<S, T> {
  let newest: S | null = null;
  let wake = (): void => undefined;
  const done = work((step) => {
    newest = step;
    wake();
  });
  const ended = done.then(
    () => true,
    () => true,
  );
  for (;;) {
    const news = new Promise<false>((resolve) => {
      wake = () => resolve(false);
      if (newest !== null) resolve(false);
    });
    if (await Promise.race([ended, news])) return await done;
    const step = newest as S | null;
    newest = null;
    if (step !== null) yield step;
  }
}
