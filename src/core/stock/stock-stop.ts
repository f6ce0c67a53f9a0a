import { Fault } from '#contract/faults';

/** Trouble over which nothing more is taken or sent until a person decides. */
export class StockStop extends Fault {}
