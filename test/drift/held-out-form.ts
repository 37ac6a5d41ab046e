import type { DriftPoint } from './point.ts';

/** Nobody tunes on these: see `held-out.ts`. */
export const heldOutForm: readonly DriftPoint[] = [
  {
    app: 'form',
    id: 'font-10',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        factor: 1.1,
      },
    },
  },
  {
    app: 'form',
    id: 'dialog-for-good',
    kind: 'covered',
    isCompletable: false,
    cover: {
      over: 'check:express',
      looks: 'dialog',
    },
  },
  {
    app: 'form',
    id: 'decoy-icon',
    kind: 'decoy',
    isCompletable: false,
    form: {
      decoys: ['icon:save'],
    },
  },
  {
    app: 'form',
    id: 'missing-button',
    kind: 'missing',
    isCompletable: false,
    form: {
      missing: ['apply'],
    },
  },
  {
    app: 'form',
    id: 'scale-200',
    kind: 'scale',
    isCompletable: true,
    form: {
      scale: 2,
    },
  },
  {
    app: 'form',
    id: 'theme-dark',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#2b2b2b',
        text: '#eeeeee',
        button: '#3c3c3c',
        field: '#1e1e1e',
        chosen: '#2f65ca',
      },
    },
  },
  {
    app: 'form',
    id: 'tooltip-for-a-while',
    kind: 'covered',
    isCompletable: true,
    cover: {
      over: 'icon:new',
      looks: 'tooltip',
      forMs: 3000,
    },
  },
  {
    app: 'form',
    id: 'theme-contrast',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#000000',
        text: '#ffff00',
        button: '#000000',
        field: '#000000',
        chosen: '#00ffff',
        onChosen: '#000000',
        edge: 3,
      },
    },
  },
  {
    app: 'form',
    id: 'theme-sand',
    kind: 'theme',
    isCompletable: true,
    form: {
      colours: {
        window: '#f3e9d2',
        text: '#5a3d1e',
        button: '#e6cf9c',
        field: '#fffaf0',
        chosen: '#b5651d',
        edge: 2,
      },
    },
  },
  {
    app: 'form',
    id: 'dark-150-moved',
    kind: 'combination',
    isCompletable: true,
    form: {
      colours: {
        window: '#2b2b2b',
        text: '#eeeeee',
        button: '#3c3c3c',
        field: '#1e1e1e',
        chosen: '#2f65ca',
      },
      scale: 1.5,
      at: [350, 210],
    },
  },
  {
    app: 'form',
    id: 'resized',
    kind: 'resized',
    isCompletable: true,
    form: {
      size: [860, 620],
    },
  },
  {
    app: 'form',
    id: 'font-serif',
    kind: 'font',
    isCompletable: true,
    form: {
      font: {
        family: 'DejaVu Serif',
      },
    },
  },
];
