export const greet = (name: string) => 'Hello ' + name + '!';
export const size = (width: number) => width + 'px';
export const path = (id: string, part: string) => '/orders/' + id + '/' + encodeURIComponent(part);
