/**
 * The last word of work that tells its steps, `done`; whoever asks hears those before. Faults come as the work throws them; work that
 * ends without a last word is a defect.
 */
export const endOf = async <Step extends { readonly kind: string }>(
  steps: AsyncIterable<Step>,
  onStep: (step: Exclude<Step, { kind: 'done' }>) => void = () => undefined,
): Promise<Extract<Step, { kind: 'done' }>> => {
  for await (const step of steps) {
    if (step.kind === 'done') return step as Extract<Step, { kind: 'done' }>;
    onStep(step as Exclude<Step, { kind: 'done' }>);
  }
  throw new Error('work ended without its last word');
};
