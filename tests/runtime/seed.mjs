// Random tests start from the seed that the test command gives them, so that a run that fails fails again.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.COURSEMARK_SEED) });
