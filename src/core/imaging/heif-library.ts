/// <reference path="./heif-library.d.ts" />
/**
 * libheif's own C functions, compiled to WebAssembly (libheif 1.23, `heif.h`). The package's wrapper is not enough: it decodes without
 * options, and then a tile that cannot be decoded is filled with one colour without a word.
 */
import { HeifError } from './heif-error.ts';
import { Unreadable } from './unreadable.ts';

type Pointer = number;
/** Functions that answer `heif_error` take a place for it first. */
type Libheif = {
  readonly ready?: Promise<unknown>;
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  _malloc(bytes: number): Pointer;
  _free(pointer: Pointer): void;
  _heif_context_alloc(): Pointer;
  _heif_context_free(context: Pointer): void;
  _heif_context_get_security_limits(context: Pointer): Pointer;
  _heif_context_read_from_memory_without_copy(
    error: Pointer,
    context: Pointer,
    data: Pointer,
    size: number,
    none: 0,
  ): void;
  _heif_context_get_number_of_top_level_images(context: Pointer): number;
  _heif_context_get_list_of_top_level_image_IDs(context: Pointer, ids: Pointer, count: number): number;
  _heif_context_get_image_handle(error: Pointer, context: Pointer, id: number, handle: Pointer): void;
  _heif_image_handle_is_primary_image(handle: Pointer): number;
  _heif_image_handle_get_width(handle: Pointer): number;
  _heif_image_handle_get_height(handle: Pointer): number;
  _heif_image_handle_has_alpha_channel(handle: Pointer): number;
  _heif_image_handle_get_luma_bits_per_pixel(handle: Pointer): number;
  _heif_image_handle_get_raw_color_profile_size(handle: Pointer): number;
  _heif_image_handle_get_raw_color_profile(error: Pointer, handle: Pointer, into: Pointer): void;
  _heif_image_handle_release(handle: Pointer): void;
  _heif_decoding_options_alloc(): Pointer;
  _heif_decoding_options_free(options: Pointer): void;
  _heif_decode_image(
    error: Pointer,
    handle: Pointer,
    image: Pointer,
    colourSpace: number,
    chroma: number,
    options: Pointer,
  ): void;
  _heif_image_get_decoding_warnings(image: Pointer, first: number, into: Pointer, most: number): number;
  _heif_image_get_width(image: Pointer, channel: number): number;
  _heif_image_get_height(image: Pointer, channel: number): number;
  _heif_image_get_plane_readonly(image: Pointer, channel: number, stride: Pointer): Pointer;
  _heif_image_release(image: Pointer): void;
};

/** Places in `heif_decoding_options` and `heif_security_limits`, and values of enumerations. */
const convertTo8Bits = 20;
const strictDecoding = 21;
const mostItemsField = 28;
const rgb = 1;
const interleavedRgb = 10;
const interleavedRgba = 11;
const interleavedChannel = 10;
const unsupported: ReadonlySet<number> = new Set([3, 4]);

/** What libvips bounds at 256 items; a photo of 200 megapixels has 800. */
const mostItems = 10_000;

export type HeifFacts = {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly alpha: boolean;
  readonly icc: Buffer | null;
};
export type HeifPixels = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** Rows without padding; a copy. */
  readonly data: Uint8Array;
};
export type OpenHeif = {
  /** Pictures inside. */
  readonly pages: number;
  /** Of a page from 1; the main picture comes first. Throws HeifError. */
  facts(page: number): HeifFacts;
  /** Strict: a picture of which anything cannot be decoded is refused. Throws HeifError. */
  decode(page: number): HeifPixels;
};

/** Its memory only grows, so after a large picture the next one begins with a new copy. */
const mostKeptBytes = 256 * 1024 * 1024;
let loaded: Promise<Libheif> | null = null;

/** Loaded on first use: most offices see a HEIC now and then, and it holds 20 MB. */
const load = async (): Promise<Libheif> => {
  const { default: create } = (await import('libheif-js/libheif-wasm/libheif-bundle.mjs')) as {
    default: (options: object) => Libheif | Promise<Libheif>;
  };
  const silent = (): void => undefined;
  const library = await create({ print: silent, printErr: silent });
  await library.ready;
  return library;
};

/** Opens a file for the time of `work`. Throws HeifError, and what `work` refuses. */
export const withHeif = async <T>(bytes: Uint8Array, work: (file: OpenHeif) => T): Promise<T> => {
  loaded ??= load();
  const library = await loaded;
  const owned: (() => void)[] = [];
  try {
    const result = work(openIn(library, bytes, owned));
    for (const free of owned.reverse()) free();
    if (library.HEAPU8.length > mostKeptBytes) loaded = null;
    return result;
  } catch (error) {
    if (error instanceof HeifError || error instanceof Unreadable) {
      for (const free of owned.reverse()) free();
      throw error;
    }
    // Anything else comes from WebAssembly itself, out of memory most often: that copy is of no use any more.
    loaded = null;
    throw new HeifError('damaged', error);
  }
};

const openIn = (library: Libheif, bytes: Uint8Array, owned: (() => void)[]): OpenHeif => {
  const allocate = (size: number): Pointer => {
    const pointer = library._malloc(size);
    if (pointer === 0) throw new HeifError('damaged', 'out of memory');
    owned.push(() => library._free(pointer));
    return pointer;
  };
  const word = (pointer: Pointer): number => library.HEAPU32[pointer >> 2]!;
  const error = allocate(12);
  const check = (): void => {
    const code = library.HEAP32[error >> 2]!;
    if (code !== 0)
      throw new HeifError(unsupported.has(code) ? 'unsupported' : 'damaged', text(library, word(error + 8)));
  };
  const data = allocate(bytes.length);
  library.HEAPU8.set(bytes, data);
  const context = library._heif_context_alloc();
  owned.push(() => library._heif_context_free(context));
  library.HEAPU32[(library._heif_context_get_security_limits(context) + mostItemsField) >> 2] = mostItems;
  library._heif_context_read_from_memory_without_copy(error, context, data, bytes.length, 0);
  check();
  const pages = library._heif_context_get_number_of_top_level_images(context);
  if (pages < 1) throw new HeifError('empty');
  const ids = allocate(pages * 4);
  library._heif_context_get_list_of_top_level_image_IDs(context, ids, pages);
  const place = allocate(4);
  const open = (id: number): Pointer => {
    library._heif_context_get_image_handle(error, context, id, place);
    check();
    const handle = word(place);
    owned.push(() => library._heif_image_handle_release(handle));
    return handle;
  };
  const handles = Array.from({ length: pages }, (_, index) => open(word(ids + index * 4)));
  const isMain = (handle: Pointer): number => library._heif_image_handle_is_primary_image(handle);
  handles.sort((a, b) => isMain(b) - isMain(a));
  const handleOf = (page: number): Pointer => {
    const handle = handles[page - 1];
    if (handle === undefined) throw new HeifError('no-such-page');
    return handle;
  };

  return {
    pages,
    facts: (page) => {
      const handle = handleOf(page);
      const size = library._heif_image_handle_get_raw_color_profile_size(handle);
      let icc: Buffer | null = null;
      if (size > 0) {
        const into = allocate(size);
        library._heif_image_handle_get_raw_color_profile(error, handle, into);
        check();
        icc = Buffer.from(library.HEAPU8.slice(into, into + size));
      }
      return {
        width: library._heif_image_handle_get_width(handle),
        height: library._heif_image_handle_get_height(handle),
        bits: library._heif_image_handle_get_luma_bits_per_pixel(handle),
        alpha: library._heif_image_handle_has_alpha_channel(handle) !== 0,
        icc,
      };
    },
    decode: (page) => {
      const handle = handleOf(page);
      const channels = library._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
      const options = library._heif_decoding_options_alloc();
      owned.push(() => library._heif_decoding_options_free(options));
      library.HEAPU8[options + convertTo8Bits] = 1;
      library.HEAPU8[options + strictDecoding] = 1;
      library.HEAPU32[place >> 2] = 0;
      const chroma = channels === 4 ? interleavedRgba : interleavedRgb;
      library._heif_decode_image(error, handle, place, rgb, chroma, options);
      check();
      const image = word(place);
      owned.push(() => library._heif_image_release(image));
      if (library._heif_image_get_decoding_warnings(image, 0, 0, 0) > 0)
        throw new HeifError('damaged', 'warnings');
      const width = library._heif_image_get_width(image, interleavedChannel);
      const height = library._heif_image_get_height(image, interleavedChannel);
      const from = library._heif_image_get_plane_readonly(image, interleavedChannel, place);
      if (width < 1 || height < 1 || from === 0) throw new HeifError('damaged', 'no pixels');
      const [stride, row] = [word(place), width * channels];
      const pixels = new Uint8Array(row * height);
      for (let y = 0; y < height; y++)
        pixels.set(library.HEAPU8.subarray(from + y * stride, from + y * stride + row), y * row);
      return { width, height, channels, data: pixels };
    },
  };
};

const text = ({ HEAPU8 }: Libheif, at: Pointer): string => {
  const end = HEAPU8.indexOf(0, at);
  return Buffer.from(HEAPU8.slice(at, Math.min(end, at + 200))).toString('latin1');
};
