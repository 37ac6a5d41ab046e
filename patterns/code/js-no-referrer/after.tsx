const link = <a href={url} target="_blank" rel="noreferrer">{name}</a>;
const other = (
  <a target='_blank' rel='noreferrer' href="https://example.org">
    {/* opens beside this page */}
    read
  </a>
);
