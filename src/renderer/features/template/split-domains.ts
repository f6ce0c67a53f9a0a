/** Domain names out of whatever was pasted: lines, columns, commas, full width, addresses of pages. Order kept, nothing twice. */
export const splitDomains = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，;；、|"'“”]+/u)
      .map((part) => part.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, ''))
      .filter((part) => part !== ''),
  ),
];
