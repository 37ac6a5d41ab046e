export { makeLearning, type Learning, type LearningParts, type LearningStatus, type Learnt } from './learning.ts';
export { measurePrecision, trustIn, type Precision, type PrecisionBand } from './precision.ts';
export { choosePromotions, isProven, usualPromotion, type PromotionRule } from './promotion.ts';
export { compareVersions, usualRule, type RegressionReport, type RegressionRule } from './regression.ts';
export { renderSimulation } from './simulation-page.ts';
export { simulateThresholds, vary, type NamedThresholds, type Outcome, type SimulationReport } from './simulation.ts';
export { tallyTargets, type Tally } from './tally.ts';
export { withPrototypes } from './with-prototypes.ts';
