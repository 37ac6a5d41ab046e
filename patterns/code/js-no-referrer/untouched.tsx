const link = <a href={url} target="_blank" rel="noreferrer">{name}</a>;
const other = <a href={url} target="_blank" {...rest}>{name}</a>;
const third = <a href={url} target="_self">{name}</a>;
