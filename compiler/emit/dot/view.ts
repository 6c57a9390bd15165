/** A picture as data, before any language of graphs: what boxes there are, what they say, and what runs between them. */

export interface View {
  /** Stem of its files: `boundary-production`. */
  readonly slug: string;
  readonly title: string;
  /** One sentence for readers who cannot see the picture. */
  readonly description: string;
  /** In the order in which content comes in from outside. */
  readonly nodes: readonly ViewNode[];
  /** Outer boundaries before those inside them. */
  readonly clusters: readonly ViewCluster[];
  readonly edges: readonly ViewEdge[];
}

/** Open threats and those nobody can judge yet, with what they concern. */
export interface Counts {
  readonly open: number;
  readonly unknown: number;
}

export type NodeShape = 'actor' | 'process' | 'store' | 'system' | 'group';

export interface ViewNode {
  readonly id: string;
  readonly shape: NodeShape;
  readonly title: string;
  /** `PostgreSQL`; for several parts in one box, their names. */
  readonly technology: string;
  readonly counts: Counts;
  readonly cluster?: string;
  /** Beside the matter of this picture: drawn with less weight. */
  readonly aside: boolean;
  /** Ids of the elements it stands for. */
  readonly members: readonly string[];
}

export interface ViewCluster {
  readonly id: string;
  readonly boundary: string;
  readonly title: string;
  /** `trust high`, `trust unknown`; empty where its surroundings say the same. */
  readonly trust: string;
  readonly counts: Counts;
  readonly parent?: string;
}

export interface ViewEdge {
  readonly id: string;
  /** Along the path of the flow. */
  readonly from: string;
  readonly to: string;
  readonly forward: boolean;
  readonly backward: boolean;
  readonly aside: boolean;
  /** Goes back to a person from whom the story starts: it is to run upwards. */
  readonly homeward: boolean;
  /** Its label stands with who sends. */
  readonly cluster?: string;
  /** One for each hop, in the order of their numbers. */
  readonly labels: readonly EdgeLabel[];
}

export interface EdgeLabel {
  /** `F6` or `F6.2`. */
  readonly number: string;
  readonly hop: string;
  readonly flow: string;
  readonly title: string;
  /** An earlier arrow of this picture already names the flow. */
  readonly again: boolean;
  /** What goes along, and what comes back; empty where the flow's arrow before this one says the same. */
  readonly content: string;
  /** `webhook, HMAC signature`; empty like `content`. */
  readonly means: string;
  /** `not encrypted`, `caller unproven`: what a reader must not miss. */
  readonly doubts: readonly string[];
  readonly counts: Counts;
}
