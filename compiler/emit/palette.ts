/**
 * The colours of pictures, light and dark. Every light colour is there once, so that it says in a finished SVG which role a
 * shape plays. Text has at least 4.5:1 on what it stands on, in both; a test measures it. No colour carries a meaning alone.
 */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

export const palette = {
  paper: { light: '#ffffff', dark: '#0d1117' },
  ink: { light: '#101828', dark: '#e6edf3' },
  muted: { light: '#475467', dark: '#a9b6c6' },
  arrow: { light: '#4b5768', dark: '#97a6b8' },
  boundary: { light: '#667085', dark: '#8794a6' },
  ground: { light: '#f9fafb', dark: '#131a24' },
  process: { light: '#e8f1fd', dark: '#12263f' },
  processLine: { light: '#2b5c9b', dark: '#6aa1e0' },
  actor: { light: '#f5f1e8', dark: '#2b271f' },
  actorLine: { light: '#5a5347', dark: '#cbbf9f' },
  store: { light: '#e5f4ec', dark: '#102c22' },
  storeLine: { light: '#226649', dark: '#5cbf95' },
  group: { light: '#eef0f4', dark: '#1c2430' },
  open: { light: '#fde7e4', dark: '#471612' },
  openLine: { light: '#b42318', dark: '#ff9b90' },
  openText: { light: '#8f1c13', dark: '#ffb8b0' },
  unknown: { light: '#fff3d1', dark: '#3a2d07' },
  unknownLine: { light: '#86620a', dark: '#e0ae3c' },
  unknownText: { light: '#6b4d00', dark: '#f4cf6b' },
} as const satisfies Readonly<Record<string, Tone>>;

export type ToneName = keyof typeof palette;

export function light(name: ToneName): string {
  return palette[name].light;
}
