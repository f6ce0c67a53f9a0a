/** Turns the kernel's text into the module that the sources import. Run it after every change of kernel.wat; a test holds them together. */
import { writeFile } from 'node:fs/promises';
import { compileKernel, kernelModule } from './compile-kernel.ts';

await writeFile(kernelModule, await compileKernel());
