/** Makes `dist/`; throws when the bundle cannot be made or a file of the standard library does not parse. */
export function build(): Promise<void>;
