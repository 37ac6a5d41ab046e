export const label = (late: boolean, lost: boolean) => (!late ? 'in time' : lost ? 'lost' : 'late');
export const sign = (late: boolean, lost: boolean) => (!(late && lost) ? 'some' : 'none');
