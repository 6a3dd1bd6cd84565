// Random tests start from the seed that the test command passes, so that a failing run can be repeated.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.COURSEMARK_SEED) });
