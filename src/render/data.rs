//! The data that scripts read: the types of the data blocks in pages, and of the script files with
//! the course's outline and its search index.
//!
//! Rust writes these types as JSON, and scripts read them. `themes/base/runtime/core/data.ts` holds
//! the same types in TypeScript; the test in `typescript.rs` makes that file from the ones here and
//! fails when it is out of date. So every doc comment in this module is read on both sides.
//!
//! Fields are named in camel case. An optional field is either always present, and then `null` when
//! it has no value, or left out, and then has both `skip_serializing_if` and `ts(optional)`.

#[macro_use]
mod shape;

pub mod certificate;
pub mod number;
pub mod plan;
pub mod progress;
pub mod prompts;
pub mod question;
pub mod quiz;
pub mod recall;
pub mod review;
pub mod scenario;
pub mod search;
pub mod strings;
pub mod survey;
pub mod test_out;
#[cfg(test)]
mod typescript;
pub mod words;
