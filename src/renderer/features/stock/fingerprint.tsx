/** Large enough to be read out group by group. */
export const Fingerprint = ({ text }: { readonly text: string }) => (
  <p className="fingerprint">
    {text.split('-').map((group, at) => (
      <span key={at} className="num">
        {group}
      </span>
    ))}
  </p>
);
