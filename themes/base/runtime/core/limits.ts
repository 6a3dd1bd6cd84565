// The lengths of texts in a record.

/** The greatest lengths of texts in events, in UTF-16 units, as `maxlength` counts them. */
export const LIMITS = {
  /** An id or another name. */
  name: 500,
  /** A line, such as the content of a gap. */
  line: 2000,
  /** A text that a learner writes. */
  text: 100_000,
} as const;
