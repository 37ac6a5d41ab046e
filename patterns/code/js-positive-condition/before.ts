export const label = (late: boolean) => (!late ? 'in time' : 'late');
export const sign = (size: number) => (size !== 0 ? 'some' : 'none');
