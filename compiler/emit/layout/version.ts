/** Version of the Graphviz whose layouts these are; apart, so that knowing it does not load it. A test compares the two. */
export const GRAPHVIZ_VERSION = '16.1.0';
