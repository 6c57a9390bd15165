/** Version of the Graphviz package whose layouts these are; apart, so that knowing it does not load the package. */
export const GRAPHVIZ_VERSION = '16.1.0';
