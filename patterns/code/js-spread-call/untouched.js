export function log(other, list) {
  other.log.apply(console, arguments);
  send.apply(null, list);
}
