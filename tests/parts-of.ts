/** Everything that a stream gives. */
export const partsOf = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const parts: T[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
};
