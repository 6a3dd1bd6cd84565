// The language of numbers and dates.

/** `language` with the digits that the texts of the build have. */
export const withLatinDigits = (language: string) => `${language}-u-nu-latn`;
