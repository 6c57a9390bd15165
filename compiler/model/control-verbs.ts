/** The verbs that say something of a control. */
import { wordTable } from '../syntax/word-table.ts';
import type { ControlState } from './ir.ts';

/** What each control verb says of its control. */
export const CONTROL_VERBS = wordTable<ControlState>({
  implements: 'implemented',
  plans: 'planned',
  lacks: 'lacking',
  provides: 'provided',
});
