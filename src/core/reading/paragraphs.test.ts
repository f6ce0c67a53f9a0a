/** Boxes of forms and paragraphs, in pixels, lines 20 high. */
import { expect, it } from 'vitest';
import { findParagraphs } from './paragraphs.ts';
import type { TextBox } from './text-boxes.ts';

/** A level line that begins at `left`. */
const line = (left: number, y: number, length: number): TextBox => ({
  x: left + length / 2,
  y,
  angle: 0,
  length,
  breadth: 20,
});

it('finds lines that begin below one another, up to the short one that ends them', () => {
  const lines = [line(200, 100, 600), line(200, 130, 590), line(200, 160, 150), line(200, 190, 500)];
  expect(findParagraphs(lines)).toEqual([lines.slice(0, 3)]);
});

it('leaves values alone that stand below one another, each beside its label', () => {
  const values = [line(200, 100, 400), line(200, 135, 420), line(200, 170, 380)];
  const labels = values.map(({ y }) => line(80, y, 80));
  expect(findParagraphs([...values, ...labels])).toEqual([]);
});

it('ends where the next label stands', () => {
  const scope = [line(200, 100, 600), line(200, 130, 600), line(200, 160, 590)];
  const [label, next] = [line(80, 100, 80), line(80, 190, 80)];
  expect(findParagraphs([label, ...scope, next, line(200, 190, 560)])).toEqual([scope]);
});
