/** Turns the kernels' texts into the modules that the sources import. Run it after every change of a kernel.wat; tests hold them together. */
import { writeFile } from 'node:fs/promises';
import { compileKernel, kernelModule, kernelRooms } from './compile-kernel.ts';

for (const room of kernelRooms) await writeFile(kernelModule(room), await compileKernel(room));
