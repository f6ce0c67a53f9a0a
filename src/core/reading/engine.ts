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
   * `planes`: blue, green, red from −1 to 1, each `width` × 48.
   */
  recognize(
    planes: Float32Array,
    width: number,
  ): Promise<{ readonly rows: Float32Array; readonly classes: number }>;
  close(): Promise<void>;
};

export const stripHeight = 48;

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
      const { data, dims } = await run(recognition, planes, width, stripHeight);
      return { rows: data, classes: dims.at(-1)! };
    },
    close: async () => {
      await detection.release();
      await recognition.release();
    },
  };
};
