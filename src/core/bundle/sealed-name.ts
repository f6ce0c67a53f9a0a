/** What the sealed file of a bundle is called. */
export const sealedName = (fileName: string): string => fileName.replace(/\.zip$/i, '-aes.zip');
