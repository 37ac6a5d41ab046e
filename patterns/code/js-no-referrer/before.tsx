const link = <a href={url} target="_blank">{name}</a>;
const other = (
  <a target='_blank' href="https://example.org">
    {/* opens beside this page */}
    read
  </a>
);
