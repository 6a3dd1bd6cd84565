//! The author's own data.

/// An author's own data, from an `[extra]` table, in the order of its keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A string, or a date or time as the author wrote it.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Data>),
    /// A table.
    Table(Vec<(String, Data)>),
}
