/** Large enough to be read out group by group. */
export const Fingerprint = ({ text }: { readonly text: string }) => (
  <p className="fingerprint num">
    {text.split('-').map((group, at) => (
      <span key={at}>{group}</span>
    ))}
  </p>
);
