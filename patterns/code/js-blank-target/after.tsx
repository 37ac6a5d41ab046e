const link = <a href={url} target="_blank" rel="noopener">{name}</a>;
const other = (
  <a target='_blank' rel='noopener' href="https://example.org">
    {/* opens beside this page */}
    read
  </a>
);
