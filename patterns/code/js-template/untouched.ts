export const line = (name: string) => name + '\n';
export const add = (one: number, two: number) => one + two;
export const mark = (name: string) => 'a' + (1 + Number(name));
export const mail = () => 'help@' + config.get<string>('domain');
