/** A backend that lives in memory: the whole contract, an invented town, and the networks a citizen may have. For stories and tests. */
export { memoryPorts, type MemorySeed } from './memory-ports.ts';
export { withNetwork, type Network } from './network.ts';
export { randomReportPoints, randomReports } from './random-reports.ts';
export { figures, type Figure } from './memory-indicators.ts';
export { categories } from './categories.ts';
export { outline, places } from './town.ts';
export { random, type Random } from './random.ts';
