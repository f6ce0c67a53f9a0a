/** The two networks, ready to run. The only file that knows the runtime. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Weights } from './weights.ts';

export type Engine = {
  readonly version: string;
  readonly characters: readonly string[];
  /**
   * How likely each pixel is part of a line of text (differentiable binarization, Liao et al. 2020), 0–1, `width` × `height`.
   * `planes`: blue, green, red, normalized, each `width` × `height`, both multiples of 32.
   */
  detect(planes: Float32Array, width: number, height: number): Promise<Float32Array>;
  /**
   * For each step along a strip the probabilities of blank, every character, and space: rows of `classes` (CRNN with CTC, Shi et al. 2015).
   * `planes`: blue, green, red from −1 to 1, each `width` × 48. One call at a time: the next one
   * writes over these rows.
   */
  recognize(
    planes: Float32Array,
    width: number,
  ): Promise<{ readonly rows: Float32Array; readonly classes: number }>;
  close(): Promise<void>;
};

export const stripHeight = 48;
/** Pixels of a strip for each step of the network; a strip is as wide as some steps. */
export const stepWidth = 8;

/** One thread each, and none that spins while it waits: readers run side by side, and the window comes first. */
const options: InferenceSession.SessionOptions = {
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  extra: { session: { 'intra_op.allow_spinning': '0' } },
  // Kept for the largest picture so far, it would hold memory for good.
  enableCpuMemArena: false,
  logSeverityLevel: 3,
};

export const openEngine = async (weights: Weights): Promise<Engine> => {
  const detection = await InferenceSession.create(weights.detection, options);
  const recognition = await InferenceSession.create(weights.recognition, options);
  // Rows of a strip are megabytes: one piece of memory for all of them keeps the collector out of it.
  let rows = new Float32Array(0);
  let isReading = false;
  const run = async (session: InferenceSession, planes: Float32Array, width: number, height: number) => {
    const input = new Tensor('float32', planes, [1, 3, height, width]);
    const output = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!;
    return { data: output.data as Float32Array, dims: output.dims };
  };
  return {
    version: weights.version,
    characters: weights.characters,
    detect: async (planes, width, height) => (await run(detection, planes, width, height)).data,
    recognize: async (planes, width) => {
      const classes = weights.characters.length + 1;
      const steps = width / stepWidth;
      if (isReading) throw new Error('two strips at once on one engine');
      isReading = true;
      if (rows.length < steps * classes) rows = new Float32Array(steps * classes);
      const own = rows.subarray(0, steps * classes);
      try {
        await recognition.run(
          { [recognition.inputNames[0]!]: new Tensor('float32', planes, [1, 3, stripHeight, width]) },
          { [recognition.outputNames[0]!]: new Tensor('float32', own, [1, steps, classes]) },
        );
      } finally {
        isReading = false;
      }
      return { rows: own, classes };
    },
    close: async () => {
      await detection.release();
      await recognition.release();
    },
  };
};
